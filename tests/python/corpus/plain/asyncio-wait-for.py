# wait_for() cancels what takes too long; shield() protects it.
import asyncio


async def slow():
    try:
        await asyncio.sleep(0.1)
        return 'slow but done'
    except asyncio.CancelledError:
        print('cancelled')
        raise


async def main():
    for work in (slow(), asyncio.shield(slow())):
        try:
            await asyncio.wait_for(work, 0.01)
        except asyncio.TimeoutError:
            print('TimeoutError')
    print(await asyncio.wait_for(slow(), timeout=10))


asyncio.run(main())
