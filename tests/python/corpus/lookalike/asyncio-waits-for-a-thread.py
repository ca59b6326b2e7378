# A task waits for what a thread will do to the loop.
import asyncio
import threading
import time


async def main():
    loop, event = asyncio.get_running_loop(), asyncio.Event()

    def work():
        time.sleep(1)
        loop.call_soon_threadsafe(event.set)

    threading.Thread(target=work).start()
    await event.wait()
    print('woken')


asyncio.run(main())
