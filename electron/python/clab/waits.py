"""How a thread blocks.

A wait shorter than two milliseconds leaves no trace. One that lasts is looked up on the stack: which of the known
waiting functions is on it (`known`), and which line of the program called it. Then it is written, and it stands in
its actor until it is over, for the looks of the supervisor.
"""

import sys
from _thread import get_ident

from . import actors, module_globals, source, trace
from .trace import emit, now, quoted

SHORT = 0.002

# How many times faster than it says a timeout runs.
speed = 1

# Told of each thread that blocks: if it runs a loop, its tasks wait for it. Set with asyncio.
blocked_loop = None

# By code object: what it means that this function is waiting. A function of its frame, and of what a function further
# inside it means, that gives a `Subject`; or None, if it has nothing to add.
known = {}


class Subject:
    """What is waited for: an operation on a resource, or the end of an actor (`target`, an id).

    `endless`: it waits again when its timeout is over.
    """

    __slots__ = ("op", "resource", "target", "endless")

    def __init__(self, op, resource=None, target=None, endless=False):
        self.op = op
        self.resource = resource
        self.target = target
        self.endless = endless


SLEEP = Subject("sleep")
INPUT = Subject("input")
# It may look like a wait, but somebody works for it of whom nothing is seen.
RUNNING = Subject("")


class Wait:
    """A wait that lasts. `body` is it as JSON, for `wait-begin` and looks; `over()`: it was ended a moment ago."""

    __slots__ = ("actor", "seq", "subject", "body", "over")


def on_lock(acquire, timeout, taken, subject=None, forever=-1):
    """Calls `acquire(True, seconds)`, which blocks; True if it got what it wanted. `timeout` < 0: however long.

    `forever` is what `acquire` takes for it. `taken()` says whether it would block just now: a waiter whose lock is free
    has been woken and has not run yet.
    """
    since = now()
    if timeout > 0:
        timeout /= speed
    if 0 <= timeout <= SHORT:
        return acquire(True, timeout)
    if acquire(True, SHORT):
        return True
    wait = begin(sys._getframe(1), since, timeout, subject, lambda: not taken())
    result = "broken"
    try:
        left = forever if timeout < 0 else max(0, timeout - (now() - since) / 1e6)
        got = block(acquire, left)
        result = "ok" if got else "timeout"
        return got
    finally:
        end(wait, result)


def block(acquire, seconds):
    """What `acquire(True, seconds)` gives. Once it has given that no handler of a signal runs in here any more."""
    for got in map(acquire, (True,), (seconds,)):
        return got


def begin(frame, since, timeout=-1, subject=None, over=None):
    """The calling thread is about to block for longer; None if nobody can say what for."""
    subject, frame = recognised(frame, subject)
    if subject is None or subject is RUNNING:
        return None
    return publish_mine(subject, since, timeout, source.source_of(frame), over)


def publish_mine(subject, since, timeout, line, over=None):
    """The wait of the calling thread; None if that is a helper of the library, which speaks for its process."""
    actor = actors.me()
    return publish(actor, subject, since, timeout, line, over) if actor.ident == get_ident() else None


def publish(actor, subject, since, timeout, line, over=None):
    from . import service

    service.needed()
    wait = Wait()
    actor.seq += 1
    wait.actor, wait.seq, wait.subject, wait.over = actor, actor.seq, subject, over
    body = ',"seq":%d,"op":"%s","since":%d' % (wait.seq, subject.op, since)
    if subject.resource is not None:
        body += ',"resource":%s' % quoted(subject.resource.id())
    if subject.target is not None:
        body += ',"target":"%s"' % subject.target
    if timeout >= 0 and not subject.endless:
        body += ',"deadline":%d' % (since + timeout * 1e6)
    if line is not None:
        body += ',"source":%s' % line
    wait.body = body
    actor.wait = wait
    if blocked_loop is not None and actor is not None:
        blocked_loop(actor, since)
    module_globals.tell()
    holders = subject.resource.holders() if subject.resource is not None else ()
    emit("wait-begin", actor.id, body + (',"holders":["%s"]' % '","'.join(holders) if holders else ""))
    return wait


def end(wait, result):
    if wait is None:
        return
    if wait.actor.wait is wait:
        wait.actor.wait = None
    emit("wait-end", wait.actor.id, ',"seq":%d,"result":"%s"' % (wait.seq, result))
    trace.refill()


def recognised(frame, subject=None):
    """The outermost known function between `frame` and the program, and the program's frame."""
    while frame is not None and source.is_foreign(frame.f_code):
        ask = known.get(frame.f_code)
        if ask is not None:
            subject = ask(frame, subject) or subject
        frame = frame.f_back
    return subject, frame


def knows(function, ask):
    """`ask(frame, subject)` says what it means that `function` waits."""
    known[function.__code__] = ask
