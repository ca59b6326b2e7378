# Each thread may have a loop of its own.
import asyncio
import threading


async def work(n):
    await asyncio.sleep(0)
    results[n] = threading.current_thread().name


results = {}
threads = [threading.Thread(target=lambda n=n: asyncio.run(work(n)), name=f't{n}') for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
