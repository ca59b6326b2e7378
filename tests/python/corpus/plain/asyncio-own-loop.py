# A loop by hand: call_soon, call_later, run_until_complete, stop, close.
import asyncio

loop = asyncio.new_event_loop()
loop.call_later(0.02, print, 'later')
loop.call_soon(print, 'soon')
loop.call_later(0.03, loop.stop)
loop.run_forever()
future = loop.create_future()
loop.call_soon(future.set_result, 'result')
print(loop.run_until_complete(future), loop.is_running())
loop.close()
print(loop.is_closed())
