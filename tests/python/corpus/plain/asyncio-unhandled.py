# An exception out of run(), and the exit code it leads to.
import asyncio


async def main():
    print('before')
    await asyncio.sleep(0)
    raise RuntimeError('out of the loop')


asyncio.run(main())
