"""Children started with spawn or by a fork server learn from their preparation data which actor they are."""

from .. import actors, environment, forks
from ..hide import hidden
from ..patch import replace

_KEY = "concurrency_lab"


def instrument(module):
    replace(module, "get_preparation_data", _preparation)
    replace(module, "prepare", _prepare)


def _preparation(original):
    def get_preparation_data(name):
        data = hidden(original, name)
        actor = forks.promised()
        if actor is not None:
            data[_KEY] = actor
        return data

    return get_preparation_data


def _prepare(original):
    def prepare(data):
        actor = data.pop(_KEY, None)
        if actor is not None and (actors.silent or actors.process().id != actor):
            actors.become(actor, environment.settings())
        return hidden(original, data)

    return prepare
