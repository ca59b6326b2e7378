# start_new_thread() checks its arguments before anything starts.
import _thread

done = _thread.allocate_lock()
done.acquire()


def work(a, b=0):
    print(a, b)
    done.release()


_thread.start_new_thread(work, (1,), {'b': 2})
done.acquire()
for wrong in ((None, ()), (work, [1]), (work, (), 3)):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as error:
        print(error)
