# as_completed() gives what is ready first.
import asyncio


async def after(gate, text):
    await gate.wait()
    return text


async def main():
    gates = [asyncio.Event() for _ in range(3)]
    gates[1].set()
    order = []
    for next_one in asyncio.as_completed([after(gate, n) for n, gate in enumerate(gates)]):
        order.append(await next_one)
        for gate in gates[:len(order) * 2:2]:
            gate.set()
    print(order[0], sorted(order))


asyncio.run(main())
