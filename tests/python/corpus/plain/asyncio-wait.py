# wait() for the first, for all, and with a timeout.
import asyncio


async def main():
    gate = asyncio.Event()
    slow = asyncio.create_task(gate.wait())
    quick = asyncio.create_task(asyncio.sleep(0, 'quick'))
    done, pending = await asyncio.wait({slow, quick}, return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending))
    done, pending = await asyncio.wait({slow}, timeout=0.01)
    print(len(done), len(pending))
    gate.set()
    done, _ = await asyncio.wait({slow})
    print(done == {slow}, slow.result())


asyncio.run(main())
