# A task's name, state, result and exception, and whose task is running.
import asyncio


async def fail():
    raise KeyError('k')


async def main():
    task = asyncio.create_task(fail(), name='failing')
    print(task.get_name(), task.done(), asyncio.current_task() is not task, len(asyncio.all_tasks()))
    await asyncio.wait([task])
    print(task.done(), repr(task.exception()), task.cancelled())
    task.add_done_callback(lambda t: print('callback', t is task))
    await asyncio.sleep(0)
    print(isinstance(task, asyncio.Future), asyncio.iscoroutinefunction(fail))


asyncio.run(main())
