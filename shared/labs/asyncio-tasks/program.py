"""Breakfast with asyncio: where one task awaits, another one goes on."""
import asyncio
import os
import sys
import time
from threading import get_native_id

DISHES = int(os.environ.get('LAB_dishes', '3'))
SECONDS = float(os.environ.get('LAB_seconds', '1'))
BLOCKING = os.environ.get('LAB_blocking', 'false') == 'true'

# Each line is written at once and in one piece, whoever else is printing.
sys.stdout.reconfigure(line_buffering=True, write_through=False)


async def cook(name, seconds):
    print(f'{name} is put on: '
          f'process {os.getpid()}, thread {get_native_id()}.')
    if BLOCKING:
        time.sleep(seconds)  # the thread sleeps, and all tasks with it
    else:
        await asyncio.sleep(seconds)  # only this task sleeps
    print(f'{name} is ready after {seconds:g} s.')


async def breakfast():
    began = time.monotonic()
    tasks = []
    total = 0
    for n in range(1, DISHES + 1):
        seconds = (DISHES - n + 1) * SECONDS  # the first one takes longest
        total += seconds
        name = f'dish{n}'
        tasks.append(asyncio.create_task(cook(name, seconds), name=name))
    await asyncio.gather(*tasks)
    took = time.monotonic() - began
    print(f'Breakfast is served after {took:.1f} s; '
          f'the sleeps add up to {total:g} s.')


if __name__ == '__main__':
    asyncio.run(breakfast())
