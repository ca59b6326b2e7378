# A task waits for a line that another task's connection sends late.
import asyncio


async def serve(reader, writer):
    await asyncio.sleep(1)
    writer.write(b'late\n')
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readline())
    writer.close()
    server.close()


asyncio.run(main())
