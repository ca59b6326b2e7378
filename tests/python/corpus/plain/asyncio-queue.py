# A queue of two between two tasks, with join() and task_done().
import asyncio


async def produce(q):
    for n in range(5):
        await q.put(n)
        print('put', n, q.qsize())
    await q.join()
    print('all done')


async def consume(q):
    while True:
        print('got', await q.get())
        q.task_done()


async def main():
    q = asyncio.Queue(maxsize=2)
    consumer = asyncio.create_task(consume(q))
    await produce(q)
    consumer.cancel()
    print(q.empty(), q.full(), q.maxsize)


asyncio.run(main())
