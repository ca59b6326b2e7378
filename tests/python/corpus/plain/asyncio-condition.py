# One task waits until another has made it true.
import asyncio


async def wait_for_three(changed, numbers):
    async with changed:
        print(await changed.wait_for(lambda: len(numbers) == 3))


async def main():
    changed, numbers = asyncio.Condition(), []
    waiter = asyncio.create_task(wait_for_three(changed, numbers))
    for n in range(3):
        await asyncio.sleep(0)
        async with changed:
            numbers.append(n)
            changed.notify_all()
    await waiter
    print(numbers, changed.locked())


asyncio.run(main())
