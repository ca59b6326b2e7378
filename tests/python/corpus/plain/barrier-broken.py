# A timeout or abort() breaks the barrier for all; reset() repairs it.
import threading

barrier = threading.Barrier(2)
try:
    barrier.wait(timeout=0.02)
except threading.BrokenBarrierError as error:
    print('broken', barrier.broken, isinstance(error, RuntimeError))
barrier.reset()
threading.Timer(0.02, barrier.abort).start()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print('aborted', barrier.broken)
barrier.reset()
print(barrier.broken, barrier.n_waiting)
