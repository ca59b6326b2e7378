"""The start method that the user chose for the run; a program that sets its own, or asks for a context, gets that."""

from .. import environment


def instrument(module):
    method = environment.settings().method
    if method in module._concrete_contexts:
        module._default_context._default_context = module._concrete_contexts[method]
