# What runs in a thread takes a lock twice; a task waits for its result, next to one that comes to its end.
import asyncio
import threading

lock = threading.Lock()


def twice():
    with lock:
        with lock:  # waits: asyncio_0
            pass


async def main():
    await asyncio.gather(asyncio.to_thread(twice), asyncio.sleep(0.2))


asyncio.run(main())
