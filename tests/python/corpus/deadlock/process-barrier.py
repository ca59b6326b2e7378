# Two come to a meeting of three.
import multiprocessing


def come(meeting):
    meeting.wait()  # waits: p0 p1


fork = multiprocessing.get_context('fork')
meeting = fork.Barrier(3)
for n in range(2):
    fork.Process(target=come, args=(meeting,), name=f'p{n}').start()
