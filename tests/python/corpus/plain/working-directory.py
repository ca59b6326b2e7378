# The working directory is where the program was started, and it may leave it.
import os
import tempfile

print(os.path.exists('manifest.json'))
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    print(os.path.samefile(os.getcwd(), folder), os.listdir())
    os.chdir('/')
