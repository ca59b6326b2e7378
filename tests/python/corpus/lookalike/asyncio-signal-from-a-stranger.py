# What a task waits for is set by the loop's own handler of a signal.
import asyncio
import os
import signal
import subprocess
import sys

STRANGER = 'import os, signal, sys, time; time.sleep(1.2); os.kill(int(sys.argv[1]), signal.SIGTERM)'


async def main():
    done = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, done.set)
    subprocess.Popen([sys.executable, '-I', '-c', STRANGER, str(os.getpid())])
    await done.wait()


asyncio.run(main())
