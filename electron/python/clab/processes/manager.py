"""Objects of a multiprocessing Manager: whoever uses one asks the manager's process, and waits for its answer."""

from .. import actors, resources, waits
from ..hide import hide
from ..patch import replace
from ..sync.declared import declared
from ..sync.operation import sampled

_KINDS = {
    "Lock": "lock",
    "RLock": "rlock",
    "Semaphore": "semaphore",
    "BoundedSemaphore": "bounded-semaphore",
    "Event": "event",
    "Condition": "condition",
    "Barrier": "barrier",
    "Queue": "queue",
    "JoinableQueue": "joinable-queue",
}
_OPS = {"acquire": "acquire", "wait": "wait", "get": "get", "put": "put", "join": "queue-join"}

_holding = {}  # By key of a lock: the actor of this process that holds it, and how often.


def instrument(module):
    proxy = module.BaseProxy
    declared(proxy, _kind, _facts, key=_key)
    replace(proxy, "_callmethod", _callmethod)
    waits.knows(proxy._callmethod.__wrapped__, _call)
    waits.knows(module.Server.serve_forever, _serving(module.BaseManager._run_server.__code__))


def _serving(private):
    """The process itself waits for requests; what it does meanwhile it does for those who ask.

    `private`: the code that runs a manager's own process, whose address nobody else knows unless it was given one. A
    server that the program itself runs is for others, of whom nothing is seen.
    """
    service = resources.Resource("pool", "manager", key="manager")

    def ask(frame, _subject):
        caller = frame.f_back
        if caller is None or caller.f_code is not private or caller.f_locals.get("address") is not None:
            return waits.RUNNING
        return waits.Subject("get", service, endless=True)

    return ask


def _kind(proxy):
    return _KINDS.get(proxy._token.typeid, "value")


def _key(proxy):
    return "manager/%s/%s" % (proxy._token.address, proxy._token.id)


def _facts(proxy):
    holder = _holding.get(_key(proxy))
    return (holder[0].id,) if holder else (), False, ()


def _call(frame, _subject):
    proxy, method = frame.f_locals["self"], frame.f_locals["methodname"]
    kind = _KINDS.get(proxy._token.typeid)
    if kind is None or method not in _OPS:
        return waits.RUNNING
    known = resources.of(proxy)
    if known is None:
        known = resources.shared(kind, _key(proxy))
        known.facts = lambda: _facts(proxy)
    return waits.Subject(_OPS[method], known)


def _callmethod(original):
    def _callmethod(self, methodname, *args, **kwargs):
        try:
            result = original(self, methodname, *args, **kwargs)
        except BaseException:
            hide()
            raise
        if methodname in ("acquire", "release") and _kind(self) in ("lock", "rlock"):
            _note(self, methodname, result)
        elif self._token.typeid == "Value" and methodname in ("get", "set"):
            worth = result if methodname == "get" else args and args[0][0]
            sampled(resources.of(self) or resources.shared("value", _key(self)), worth)
        return result

    return _callmethod


def _note(proxy, method, result):
    key, me = _key(proxy), actors.me()
    depth = _holding.get(key, (me, 0))[1]
    if method == "acquire" and result:
        _holding[key] = me, depth + 1
        if resources.of(proxy) is None:
            resources.attach(proxy, resources.shared(_kind(proxy), key))
    elif method == "release":
        if depth > 1:
            _holding[key] = me, depth - 1
        else:
            _holding.pop(key, None)
