# A subprocess that has threads and a queue, with its output piped back.
import subprocess
import sys

code = '''
import queue, threading
q = queue.Queue(1)
t = threading.Thread(target=lambda: [q.put(n) for n in range(3)])
t.start()
print([q.get() for _ in range(3)])
t.join()
'''
with subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE) as child:
    print(child.stdout.read(), child.wait())
