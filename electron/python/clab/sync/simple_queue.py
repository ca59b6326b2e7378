"""queue.SimpleQueue, which is written in C."""

import sys

from .. import resources, waits
from ..hide import hide
from ..trace import now, tokens
from .operation import moved


def instrument(module):
    module.SimpleQueue = _class(module.SimpleQueue, module.Empty)


def _class(real, empty):
    take_at_once, take, put_real, size = real.get_nowait, real.get, real.put, real.qsize

    class SimpleQueue(real):
        __slots__ = ("_lab",)

        def __init__(self):
            resource = resources.made("simple-queue", self, lambda: ((), False, ()))
            self._lab = resource and [waits.Subject("get", resource), 0, 0]
            resources.attach(self, resource)

        def __reduce_ex__(self, _protocol):
            raise TypeError("cannot pickle '%s.%s' object" % (real.__module__, real.__qualname__))

        def put(self, item, block=True, timeout=None):
            try:
                put_real(self, item, block, timeout)
            except BaseException:
                hide()
                raise
            if self._lab is not None and tokens:
                self._lab[1] += 1
                moved("put", self._lab[0].resource, self._lab[1] - 1, size(self), item)

        def get(self, block=True, timeout=None):
            try:
                if timeout is not None:
                    timeout /= waits.speed
                if not block or (timeout is not None and timeout <= waits.SHORT):
                    return self._got(take(self, block, timeout))
                try:
                    return self._got(take_at_once(self))
                except empty:
                    return self._got(self._wait(-1 if timeout is None else timeout))
            except BaseException:
                hide()
                raise

        def _wait(self, timeout):
            since = now()
            try:
                return take(self, True, waits.SHORT)
            except empty:
                pass
            wait = waits.begin(sys._getframe(), since, timeout, self._lab and self._lab[0], lambda: size(self) > 0)
            result = "broken"
            try:
                item = take(self, True, None if timeout < 0 else max(0, timeout - (now() - since) / 1e6))
                result = "ok"
                return item
            except empty:
                result = "timeout"
                raise
            finally:
                waits.end(wait, result)

        def _got(self, item):
            if self._lab is not None and tokens:
                self._lab[2] += 1
                moved("got", self._lab[0].resource, self._lab[2] - 1, size(self), item)
            return item

    SimpleQueue.__module__, SimpleQueue.__qualname__ = real.__module__, real.__qualname__
    return SimpleQueue
