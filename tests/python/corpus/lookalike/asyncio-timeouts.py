# get() on an empty queue, but with wait_for().
import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.Queue().get(), 1.1)
    except asyncio.TimeoutError:
        print('TimeoutError')


asyncio.run(main())
