# Identifiers differ between threads; the main thread's native id is the pid on Linux.
import os
import sys
import threading


def work():
    idents.add(threading.get_ident())
    natives.add(threading.get_native_id())
    barrier.wait()


idents, natives = set(), set()
barrier = threading.Barrier(3)
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(idents), len(natives), {thread.ident for thread in threads} == idents)
print({thread.native_id for thread in threads} == natives)
print(threading.get_native_id() == os.getpid() or sys.platform != 'linux')
