# One task keeps a thread's lock over an await; another one blocks the whole loop for it.
import asyncio
import threading

lock = threading.Lock()


async def keep():
    with lock:
        await asyncio.sleep(0.05)


async def block():
    lock.acquire()  # waits: MainProcess


async def main():
    await asyncio.gather(keep(), block())


asyncio.run(main())
