# A task awaits a thread of the executor, which waits for an event of threading's.
import asyncio
import threading

gate = threading.Event()


def wait():
    gate.wait()  # waits: asyncio_0


async def main():
    await asyncio.get_running_loop().run_in_executor(None, wait)


asyncio.run(main())
