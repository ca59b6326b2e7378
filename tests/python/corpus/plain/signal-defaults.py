# The dispositions that a program finds, and has to find, at its start.
import signal

for name in ('SIGINT', 'SIGTERM', 'SIGCHLD', 'SIGPIPE', 'SIGHUP', 'SIGUSR1', 'SIGALRM'):
    handler = signal.getsignal(getattr(signal, name))
    print(name, getattr(handler, '__name__', None) or signal.Handlers(handler).name)
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
