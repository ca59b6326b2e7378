# What is deleted when a process ends: things in globals, cycles and generators, on functions and on modules.
import subprocess
import sys
import weakref

KINDS = ['global', 'cycle', 'function', 'generator', 'module', 'early module', 'finalizer']


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        sys.__stdout__.write('deleted: ' + self.name + '\n')
        sys.__stdout__.flush()


def generate():
    try:
        yield
    finally:
        Noted('generator')


def keep(kind):
    global kept
    kept = noted = generate() if kind == 'generator' else Noted(kind)
    if kind == 'generator':
        next(kept)
    elif kind == 'function':
        keep.noted, kept = noted, None
    elif kind == 'module':
        weakref.noted, kept = noted, None
    elif kind == 'early module':
        sys.modules['os'].noted, kept = noted, None
    elif kind == 'cycle':
        noted.itself = noted
    elif kind == 'finalizer':
        weakref.finalize(noted, print, 'finalized', flush=True)


if len(sys.argv) > 1:
    keep(sys.argv[1])
else:
    for kind in KINDS:
        subprocess.run([sys.executable, __file__, kind])
