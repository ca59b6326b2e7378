"""threading.Thread: announced by whoever starts it, begun and ended by itself."""

import sys

from .. import actors, resources, source, waits
from ..hide import hidden, hide
from ..patch import replace
from ..sync.waiter import Waiter
from ..trace import now

_HELPERS = (
    "multiprocessing.pool",
    "multiprocessing.queues",
    "multiprocessing.managers",
    "multiprocessing.resource_sharer",
    "concurrent.futures.process",
)

# 3.12 starts no thread any more once the main thread has come to its end, and then others may just begin to wait.
_NONE_AT_THE_END = sys.version_info[:2] == (3, 12)

_running = {}  # By ident: threads that have begun.
_failed = set()  # Actors of threads that an exception has ended.


def instrument(threading):
    actors.is_helper = is_helper
    replace(threading.Thread, "start", _start)
    replace(threading.Thread, "_set_ident", _set_ident)
    threading._active = _Active(threading._active)
    if hasattr(threading, "_make_invoke_excepthook"):
        replace(threading, "_make_invoke_excepthook", _excepthook)
    waits.knows(threading.Thread.join, lambda frame, _subject: _end_of(frame.f_locals.get("self")))
    if hasattr(threading.Thread, "_wait_for_tstate_lock"):
        main = threading.main_thread()
        main._tstate_lock = Waiter(main._tstate_lock)
        waits.knows(threading._shutdown, lambda frame, _subject: _end_of(_awaited(threading, frame.f_locals.get("lock"))))
    else:
        replace(threading.Thread, "join", _join)
        replace(threading, "_shutdown", lambda original: _shutdown(threading, original))


def _start(original):
    def start(self):
        if is_helper(self):
            return original(self)
        if getattr(self, "_started", None) is None or self._started.is_set() or actors.of_thread(self):
            return hidden(original, self)
        me = actors.me()
        actor = actors.Actor(me.next_id(), name=self.name)
        actors.bind_thread(self, actor)
        actors.created(actor.id, "thread", self.name, self.daemon, source.here())
        try:
            original(self)
        except BaseException:
            actors.exited(actor.id, "lost")
            actors.unbind_thread(self)
            hide()
            raise
        if _NONE_AT_THE_END:
            from .. import service

            service.needed()

    return start


def is_helper(thread):
    """A thread that the library runs for itself inside a pool; the program knows nothing of it.

    Not a worker of a pool of threads, which is there to run what the program has given to it.
    """
    if type(thread).__module__ == "multiprocessing.dummy":
        return False
    target = getattr(thread, "_target", None)
    return type(thread).__module__ in _HELPERS or getattr(target, "__module__", None) in _HELPERS


def _set_ident(original):
    """What a new thread does first."""

    def _set_ident(self):
        original(self)
        actor = actors.of_thread(self)
        if actor is not None and actor.ident is None:
            actors.begin_thread(actor)
            _running[actor.ident] = self

    return _set_ident


class _Active(dict):
    """`threading`'s table of running threads. What a thread does last is to take itself out."""

    def __delitem__(self, ident):
        super().__delitem__(ident)
        thread = _running.pop(ident, None)
        actor = thread and actors.of_thread(thread)
        if actor is not None:
            resources.bury(actor)
            actors.unbind_thread(thread)
            actors.end_thread(actor, "exception" if actor in _failed else "returned")
            _failed.discard(actor)


def _excepthook(original):
    def _make_invoke_excepthook():
        invoke = original()

        def invoke_excepthook(thread):
            _failed.add(actors.of_thread(thread))
            return invoke(thread)

        return invoke_excepthook

    return _make_invoke_excepthook


def _end_of(thread):
    actor = actors.of_thread(thread)
    return actor and waits.Subject("join", target=actor.id)


def _awaited(threading, lock):
    """The thread whose end releases this lock; Python waits at its end for one after the other, in any order."""
    for thread in threading.enumerate():
        if lock is not None and getattr(thread, "_tstate_lock", None) is lock:
            return thread
    return None


def _last(threading):
    """One of the threads that Python waits for at its end."""
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.main_thread() and actors.of_thread(thread):
            return thread
    return None


def _join(original):
    """From 3.13 on threads are joined in C."""

    def join(self, timeout=None):
        try:
            if timeout is not None:
                timeout /= waits.speed
            subject = _end_of(self)
            if timeout is not None and timeout <= waits.SHORT:
                return original(self, timeout)
            since = now()
            original(self, waits.SHORT)
            if not self.is_alive():
                return None
            wait = waits.begin(sys._getframe(), since, -1 if timeout is None else timeout, subject)
            try:
                original(self, timeout if timeout is None else max(0, timeout - (now() - since) / 1e6))
            finally:
                waits.end(wait, "timeout" if self.is_alive() else "ok")
        except BaseException:
            hide()
            raise

    return join


def _shutdown(threading, original):
    def _shutdown():
        last = threading._thread_shutdown

        def wait_for_threads():
            thread = _last(threading)
            while thread is not None:
                try:
                    thread.join()
                except RuntimeError:
                    break
                thread = _last(threading)
            last()

        threading._thread_shutdown = wait_for_threads
        original()

    return _shutdown
