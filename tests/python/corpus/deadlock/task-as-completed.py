# Results in the order of their coming; the last one never comes.
import asyncio


async def work(n, go):
    if n == 1:
        await go.wait()  # waits: Task-3
    return n


async def main():
    go = asyncio.Event()
    tasks = [asyncio.ensure_future(work(n, go)) for n in range(4)]
    for result in asyncio.as_completed(tasks):
        print(await result)


asyncio.run(main())
