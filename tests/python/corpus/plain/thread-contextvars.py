# A context variable set in main is not seen in a thread, unless it runs in main's context.
import contextvars
import threading

colour = contextvars.ContextVar('colour', default='none')
colour.set('red')


def work(out):
    out.append(colour.get())


seen = []
context = contextvars.copy_context()
for target in (lambda: context.run(work, seen), lambda: contextvars.Context().run(work, seen)):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
print(seen)
