# One task computes without awaiting; the others wait for it and for events.
import asyncio
import time


async def compute(event):
    end = time.monotonic() + 1
    while time.monotonic() < end:
        pass
    event.set()


async def main():
    event = asyncio.Event()
    await asyncio.gather(event.wait(), compute(event), event.wait())


asyncio.run(main())
print('done')
