# A ctypes structure in shared memory, reached from a spawned child.
import ctypes
import multiprocessing
from multiprocessing.sharedctypes import RawArray


class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_double), ('y', ctypes.c_double)]


def move(point, path):
    point.x += 1
    point.y -= 1
    path[0] = int(point.x)


if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    point, path = spawn.Value(Point, 1, 2), RawArray('i', 2)
    process = spawn.Process(target=move, args=(point, path))
    process.start()
    process.join()
    print(point.x, point.y, path[:])
