"""Events of the trace as lines of JSON. See docs/TRACE.md; nothing here knows what the events are about."""

from time import monotonic_ns as _clock

from . import wire

# Not from `json`, which takes longer to import than all of this.
_ESCAPES = {code: "\\u%04x" % code for code in range(32)}
_ESCAPES.update({ord('"'): '\\"', ord("\\"): "\\\\"})

_LARGEST = 2**53

_origin = 0
_FULL = 256
_PAUSE = 50_000
_refilled = 0

# Events about single operations may be written while there are tokens; a loop that never pauses soon has none left,
# and then its operations are only counted. Read by hot paths as a bare truth value.
tokens = []
_calls = []
_MOST_CALLS = 1000


def start(origin, quiet):
    """`quiet`: only lifecycle, waits that last and output are written."""
    global _origin, _FULL
    _origin = origin
    if quiet:
        _FULL = 0
    tokens.extend([None] * _FULL)


def origin_ns():
    """When the run began, on the machine's monotonic clock."""
    return _origin


def quoted(text):
    """A text as JSON."""
    return '"%s"' % text.translate(_ESCAPES)


def number(value):
    """A number as JSON; None if it is none that the other side can tell from all others."""
    if isinstance(value, (int, float)) and -_LARGEST <= value <= _LARGEST:
        return repr(value + 0)  # True is 1.
    return None


def now():
    """Microseconds since the run began."""
    return (_clock() - _origin) // 1000


def refill():
    """Called where a thread pauses anyway."""
    global _refilled
    t = now()
    if len(tokens) < _FULL and t - _refilled >= _PAUSE:
        _refilled = t
        tokens.extend([None] * (_FULL - len(tokens)))
        waiting = _calls[:]
        _calls.clear()
        for call in waiting:
            call()


def calls_back(call):
    """`call` will be called when there are tokens again; False if too many wait for that already."""
    if len(_calls) >= _MOST_CALLS:
        return False
    _calls.append(call)
    return True


def spend():
    """True if an operation may be written."""
    try:
        tokens.pop()
    except IndexError:
        return False
    return True


def emit(kind, actor, fields=""):
    """Writes an event of an actor (its id); `fields` is more of the JSON object, each with a comma in front."""
    wire.send('{"type":"%s","t":%d,"actor":"%s"%s}' % (kind, now(), actor, fields))
