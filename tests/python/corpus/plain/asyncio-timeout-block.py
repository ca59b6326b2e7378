# timeout() as a block, and one that is moved; a barrier of asyncio's own.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as block:
            await asyncio.sleep(60)
    except TimeoutError:
        print('TimeoutError', block.expired())
    async with asyncio.timeout(None) as block:
        block.reschedule(asyncio.get_running_loop().time() + 60)
        print('in time')
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))


asyncio.run(main())
