# Tasks that wait for ever in the background and are cancelled at the end.
import asyncio


async def wait_for_ever(condition):
    async with condition:
        await condition.wait()


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(wait_for_ever(condition)) for _ in range(3)]
    await asyncio.sleep(1.2)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
print('done')
