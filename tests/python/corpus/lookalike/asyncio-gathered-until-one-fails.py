# Two tasks wait for an event that is set only when the third has failed.
import asyncio


async def patient(go):
    await go.wait()


async def failing():
    await asyncio.sleep(1)
    raise ValueError('no')


async def main():
    go = asyncio.Event()
    try:
        await asyncio.gather(patient(go), patient(go), failing())
    except ValueError:
        go.set()
    await asyncio.sleep(0.1)


asyncio.run(main())
