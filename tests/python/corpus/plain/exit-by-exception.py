# A chain of exceptions that nobody catches: exit code 1.
def inner():
    return {}['missing']


print('before', flush=True)
try:
    inner()
except KeyError as error:
    raise RuntimeError('outer') from error
