# Several tasks wait for one event.
import asyncio


async def runner(gun, n):
    print('ready', n)
    await gun.wait()
    print('runs', n)


async def main():
    gun = asyncio.Event()
    tasks = [asyncio.create_task(runner(gun, n)) for n in range(3)]
    await asyncio.sleep(0)
    gun.set()
    await asyncio.gather(*tasks)
    gun.clear()
    print(gun.is_set())


asyncio.run(main())
