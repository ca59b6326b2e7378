# The repr of threads, events, tasks and futures through their lives.
import asyncio
import re
import threading


def shown(thing):
    return re.sub(r' at 0x\w+| \d{6,}', '', repr(thing))


thread = threading.Thread(target=len, args=('',), name='t')
print(shown(thread))
thread.start()
thread.join()
print(shown(thread), shown(threading.main_thread()))


async def main():
    future = asyncio.get_running_loop().create_future()
    print(shown(future), shown(asyncio.Lock()), shown(asyncio.Event()))


asyncio.run(main())
