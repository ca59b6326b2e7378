# A child waits under a condition until the parent has changed a value.
import multiprocessing


def wait_for_seven(changed, number):
    with changed:
        changed.wait_for(lambda: number.value == 7)
        print('seven', flush=True)


fork = multiprocessing.get_context('fork')
changed, number = fork.Condition(), fork.Value('i', 0)
process = fork.Process(target=wait_for_seven, args=(changed, number))
process.start()
for n in range(8):
    with changed:
        number.value = n
        changed.notify_all()
process.join()
print(process.exitcode)
