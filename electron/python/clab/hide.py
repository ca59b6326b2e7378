"""No traceback shows a frame of ours.

An exception that passes through a wrapper leaves an entry for it in the traceback, and no wrapper can prevent that of
itself. So the frame that called us is traced for one step: its `exception` event comes right after Python has put the
traceback together, and there our entries are taken out again.
"""

import sys

_HERE = __file__[: -len("hide.py")]


def is_ours(filename):
    return filename.startswith(_HERE)


def hide():
    """To be called in a wrapper's `except BaseException:` just before its `raise`."""
    frame = sys._getframe(1)
    while frame is not None and is_ours(frame.f_code.co_filename):
        frame = frame.f_back
    if frame is None:
        return
    tracing, traced, lines = sys.gettrace(), frame.f_trace, frame.f_trace_lines

    def step(_frame, event, argument):
        # Any other event: something written in C has swallowed the exception.
        sys.settrace(tracing)
        frame.f_trace, frame.f_trace_lines = traced, lines
        if event == "exception":
            _strip(argument[2])
        return traced

    frame.f_trace, frame.f_trace_lines = step, True
    sys.settrace(_no_new_frames)


def hidden(function, *args, **kwargs):
    """What `function` gives; nothing of us is seen of the call if it throws."""
    try:
        return function(*args, **kwargs)
    except BaseException:
        hide()
        raise


def _no_new_frames(_frame, _event, _argument):
    return None


def _strip(entry):
    while entry is not None:
        following, ours = entry.tb_next, False
        while following is not None and (is_ours(_file(following)) or (ours and _file(following).startswith("<frozen"))):
            following, ours = following.tb_next, True  # Also what we import.
        if following is not entry.tb_next:
            entry.tb_next = following
        entry = following


def _file(entry):
    return entry.tb_frame.f_code.co_filename
