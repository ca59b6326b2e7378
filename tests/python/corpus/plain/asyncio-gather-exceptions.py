# gather() raises the first exception, or returns them all.
import asyncio


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def main():
    try:
        await asyncio.gather(fail(1), asyncio.sleep(0, 'fine'))
    except ValueError as error:
        print('raised', error)
    print(await asyncio.gather(fail(2), asyncio.sleep(0, 'fine'), return_exceptions=True))


asyncio.run(main())
