# wait_for() returns the last value of its predicate, also when time is up.
import threading

changed = threading.Condition()
state = {}


def prepare():
    with changed:
        state['dish'] = 'soup'
        changed.notify()


with changed:
    print(changed.wait_for(lambda: state.get('dish'), timeout=0.01))
    threading.Thread(target=prepare).start()
    print(changed.wait_for(lambda: state.get('dish'), timeout=5))
    print(changed.wait(timeout=0.01))
