# Blocking work on threads, and a thread that hands a coroutine to the loop.
import asyncio
import threading


async def double(n):
    return n * 2


async def main():
    loop = asyncio.get_running_loop()
    here = threading.get_ident()
    print(await loop.run_in_executor(None, threading.get_ident) != here)

    def from_thread():
        return asyncio.run_coroutine_threadsafe(double(21), loop).result(10)

    print(await loop.run_in_executor(None, from_thread))
    woken = asyncio.Event()
    threading.Thread(target=loop.call_soon_threadsafe, args=(woken.set,)).start()
    await woken.wait()
    print('woken')


asyncio.run(main())
