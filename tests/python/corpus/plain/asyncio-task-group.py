# A group of tasks ends as one: one failure cancels the rest.
import asyncio


async def wait_long():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print('cancelled')
        raise


async def fail():
    await asyncio.sleep(0)
    raise ValueError('one')


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0, n)) for n in range(3)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_long())
            group.create_task(fail())
    except* ValueError as several:
        print(several.exceptions)


asyncio.run(main())
