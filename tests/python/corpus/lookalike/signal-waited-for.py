# pause() and sigwait(), ended by a timer of the operating system.
import signal

signal.signal(signal.SIGALRM, lambda *_: print('alarm'))
signal.setitimer(signal.ITIMER_REAL, 0.6)
signal.pause()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGALRM})
signal.setitimer(signal.ITIMER_REAL, 0.6)
print(signal.sigwait({signal.SIGALRM}).name)
