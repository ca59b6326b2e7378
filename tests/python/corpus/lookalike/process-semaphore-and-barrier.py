# Three children meet late and pass a door one by one.
import multiprocessing
import time


def work(n, meeting, door):
    time.sleep(0.3 * n)
    meeting.wait()
    with door:
        time.sleep(0.2)


fork = multiprocessing.get_context('fork')
meeting, door = fork.Barrier(3), fork.Semaphore(1)
children = [fork.Process(target=work, args=(n, meeting, door)) for n in range(3)]
for child in children:
    child.start()
for child in children:
    child.join()
print([child.exitcode for child in children])
