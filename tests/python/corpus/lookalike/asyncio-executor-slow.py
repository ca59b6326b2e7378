# A task waits for a thread that sleeps.
import asyncio
import time


async def main():
    await asyncio.get_running_loop().run_in_executor(None, time.sleep, 1.1)


asyncio.run(main())
print('done')
