"""A single operation on a resource, written as long as there are tokens."""

from .. import actors, source, trace, wire
from ..trace import emit


def told(kind, resource, actor=None):
    """`acquired` or `released`, by the calling thread or this actor."""
    if resource is not None and trace.spend():
        fields = ',"resource":%s' % trace.quoted(resource.id())
        if kind == "acquired":
            line = source.here(2)
            if line is not None:
                fields += ',"source":%s' % line
        emit(kind, (actor or actors.me()).id, fields)


def sampled(resource, value):
    """What a resource is worth now: a number, or a list of numbers; others than trace.number() can tell are not told."""
    texts = [trace.number(each) for each in (value if isinstance(value, list) else [value])]
    if resource is not None and None not in texts and trace.spend():
        line = '{"type":"sample","t":%d,"resource":%s,"value":%s}'
        text = "[%s]" % ",".join(texts) if isinstance(value, list) else texts[0]
        wire.send(line % (trace.now(), trace.quoted(resource.id()), text))


def moved(kind, resource, item, level, thing=None):
    """`put` or `got`: the item of that number, and how full the queue is afterwards; each may be unknown (None)."""
    if resource is not None and trace.spend():
        fields = ',"resource":%s' % trace.quoted(resource.id())
        if item is not None:
            fields += ',"item":%d' % item
        if level is not None:
            fields += ',"level":%d' % level
        text = _preview(thing)
        if text is not None:
            fields += ',"preview":%s' % trace.quoted(text[:100])
        line = source.here(2)
        if line is not None:
            fields += ',"source":%s' % line
        emit(kind, actors.speaker().id, fields)


def told_done(resource, unfinished):
    """Somebody is through with an item that he got."""
    if resource is not None and unfinished is not None and trace.spend():
        fields = ',"resource":%s,"unfinished":%d' % (trace.quoted(resource.id()), unfinished)
        emit("task-done", actors.speaker().id, fields)


def _preview(thing, depth=0):
    """Only of what can be shown without calling anything of the program's."""
    kind = type(thing)
    if kind is str or kind is bytes:
        return repr(thing[:80])
    if kind in (int, float, bool, type(None)):
        return repr(thing)
    if kind in (tuple, list) and depth < 2 and len(thing) <= 4:
        inside = [_preview(each, depth + 1) for each in thing]
        if None not in inside:
            return ("(%s)" if kind is tuple else "[%s]") % ", ".join(inside)
    return "%s …" % kind.__name__ if depth == 0 else None
