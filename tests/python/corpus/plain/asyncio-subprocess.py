# A child process of asyncio's, with pipes to and from it.
import asyncio
import sys


async def main():
    child = await asyncio.create_subprocess_exec(
        sys.executable, '-c', 'print(input().upper()); raise SystemExit(5)',
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate(b'hello\n')
    print(out.split(), child.returncode)


asyncio.run(main())
