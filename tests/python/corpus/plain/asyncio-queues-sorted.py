# Last in, first out; the smallest first; and the exceptions of asyncio's queues.
import asyncio


async def main():
    for make in (asyncio.LifoQueue, asyncio.PriorityQueue):
        q = make(3)
        for n in (2, 3, 1):
            q.put_nowait(n)
        try:
            q.put_nowait(4)
        except asyncio.QueueFull:
            print([q.get_nowait() for _ in range(3)])
        try:
            q.get_nowait()
        except asyncio.QueueEmpty:
            print('QueueEmpty')


asyncio.run(main())
