# Two tasks, each awaiting the other.
import asyncio


async def wait_for(name):
    await asyncio.sleep(0)
    await tasks[name]  # waits: t1 t2


async def main():
    for name, other in (('t1', 't2'), ('t2', 't1')):
        tasks[name] = asyncio.create_task(wait_for(other), name=name)
    await asyncio.sleep(60)


tasks = {}
asyncio.run(main())
