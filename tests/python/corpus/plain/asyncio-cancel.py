# A cancelled task cleans up, may refuse once, and is told of by CancelledError.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print('not yet')
    try:
        await asyncio.sleep(60)
    finally:
        print('cleaned up')


async def main():
    task = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0)
        print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print('CancelledError', task.cancelled())


asyncio.run(main())
