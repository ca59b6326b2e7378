# Tasks enter one at a time, in the order in which they asked.
import asyncio


async def visit(lock, n, log):
    async with lock:
        log.append(f'in {n}')
        await asyncio.sleep(0)
        log.append(f'out {n}')


async def main():
    lock, log = asyncio.Lock(), []
    await asyncio.gather(*(visit(lock, n, log) for n in range(3)))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
