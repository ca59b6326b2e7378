/** Shared memory on Linux: segments in /dev/shm, semaphores inside them, so there is nothing but segments to remove. */
import { readdirSync } from 'node:fs'
import { constants } from 'node:os'
import type { Koffi } from './koffi.ts'
import { linuxSemaphores } from './linux-semaphore.ts'
import type { NativeMemory } from './platform.ts'
import { posixSegments, type Library } from './posix.ts'

/** Linux behind the common interface. */
export function linuxMemory(ffi: Koffi): NativeMemory {
  const library = libc(ffi)
  const { remove, ...segments } = posixSegments(ffi, {
    library,
    shmLibrary: having(ffi, library, 'shm_open', 'librt.so.1'),
    createFlags: O_CREAT | O_EXCL,
    allocate: allocator(library),
  })
  return {
    ...segments,
    ...linuxSemaphores(ffi, having(ffi, library, 'sem_trywait', 'libpthread.so.0')),
    names: namesOf,
    unlink(name) {
      remove(name)
    },
  }
}

/** A tmpfs promises memory only when asked to: with ftruncate alone a full /dev/shm would be a SIGBUS at some later write. */
function allocator(library: Library) {
  const fallocate = library.func('posix_fallocate', 'int', ['int', 'long', 'long']) as unknown as (
    fd: number,
    from: number,
    bytes: number,
  ) => number
  return (fd: number, bytes: number) => {
    for (;;) {
      const errno = fallocate(fd, 0, bytes)
      if (errno !== constants.errno.EINTR) return errno
    }
  }
}

function namesOf(base: string): string[] {
  const file = base.slice(1)
  try {
    const numbered = readdirSync(SHM).filter((entry) => entry.startsWith(`${file}.`) && /\.\d+$/.test(entry))
    return [...numbered.map((entry) => `/${entry}`), base]
  } catch {
    return [base]
  }
}

function libc(ffi: Koffi): Library {
  try {
    return ffi.load('libc.so.6', { lazy: true })
  } catch {
    return ffi.load(null) // musl
  }
}

/** glibc merged these libraries into libc with 2.34. */
function having(ffi: Koffi, library: Library, symbol: string, elsewhere: string): Library {
  try {
    library.symbol(symbol)
    return library
  } catch {
    return ffi.load(elsewhere, { lazy: true })
  }
}

const SHM = '/dev/shm'
const O_CREAT = 0o100
const O_EXCL = 0o200
