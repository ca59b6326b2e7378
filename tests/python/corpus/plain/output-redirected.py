# sys.stdout replaced, file descriptor 1 replaced, and both put back.
import contextlib
import io
import os
import tempfile

text = io.StringIO()
with contextlib.redirect_stdout(text):
    print('to a string')
saved = os.dup(1)
with tempfile.TemporaryFile() as file:
    os.dup2(file.fileno(), 1)
    os.write(1, b'to a file')
    os.dup2(saved, 1)
    file.seek(0)
    print(text.getvalue().strip(), file.read())
