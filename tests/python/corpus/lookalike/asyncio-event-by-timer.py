# Tasks wait for an event that call_later() will set.
import asyncio


async def main():
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(1, event.set)
    print(await asyncio.gather(*(event.wait() for _ in range(3))))


asyncio.run(main())
