# A block of shared memory found by its name, and a list in one.
import multiprocessing
from multiprocessing import shared_memory


def write(name):
    block = shared_memory.SharedMemory(name=name)
    block.buf[:5] = b'hello'
    block.close()


fork = multiprocessing.get_context('fork')
block = shared_memory.SharedMemory(create=True, size=16)
process = fork.Process(target=write, args=(block.name,))
process.start()
process.join()
print(bytes(block.buf[:6]), block.size >= 16)
block.close()
block.unlink()
shared = shared_memory.ShareableList([1, 'two', None])
shared[0] = 10
print(list(shared), shared.index('two'))
shared.shm.close()
shared.shm.unlink()
