# A task waits for another program.
import asyncio
import sys


async def main():
    child = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import time; time.sleep(1)')
    print(await child.wait())


asyncio.run(main())
