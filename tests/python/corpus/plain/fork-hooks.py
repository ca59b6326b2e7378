# register_at_fork: before in reverse order, after in order.
import os

for name in ('a', 'b'):
    os.register_at_fork(
        before=lambda name=name: os.write(1, f'before {name}\n'.encode()),
        after_in_parent=lambda name=name: None,
        after_in_child=lambda name=name: os.write(1, f'in child {name}\n'.encode()))
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
