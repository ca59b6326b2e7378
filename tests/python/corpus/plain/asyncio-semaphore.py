# Never more than two tasks inside; a bounded one counts what is given back.
import asyncio


async def visit(room):
    global inside, most
    async with room:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1


async def main():
    room = asyncio.Semaphore(2)
    await asyncio.gather(*(visit(room) for _ in range(6)))
    print(inside, most, room.locked())
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as error:
        print(error)


inside = most = 0
asyncio.run(main())
