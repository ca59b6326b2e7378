# A thread waits for what a task would set, and the task awaits what the thread would set.
import asyncio
import threading


def help_out():
    answer.wait()  # waits: helper
    loop.call_soon_threadsafe(question.set)


async def ask():
    await question.wait()  # waits: asker
    answer.set()


async def main():
    global loop, question
    loop = asyncio.get_running_loop()
    question = asyncio.Event()
    threading.Thread(target=help_out, name='helper').start()
    await asyncio.create_task(ask(), name='asker')


answer = threading.Event()
asyncio.run(main())
