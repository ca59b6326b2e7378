/**
 * Shared memory on macOS. Not run here: written from XNU's posix_shm.c and posix_sem.c and the system's manual pages.
 * There are no semaphores in memory (`sem_init` is ENOSYS), so each is a named one. Its 64 bytes in the segment say
 * that it exists, which is how the names are found again when the run is over.
 */
import { constants } from 'node:os'
import type { Koffi } from './koffi.ts'
import { macSemaphores, unlinkSemaphoresIn } from './mac-semaphore.ts'
import type { NativeMemory } from './platform.ts'
import { posixSegments } from './posix.ts'

/** macOS behind the common interface. */
export function macMemory(ffi: Koffi): NativeMemory {
  const library = ffi.load('libSystem.B.dylib', { lazy: true })
  const truncate = library.func('ftruncate', 'int', ['int', 'int64_t']) as unknown as (
    fd: number,
    bytes: number,
  ) => number
  const { remove, ...segments } = posixSegments(ffi, {
    library,
    shmLibrary: library,
    createFlags: O_CREAT | O_EXCL,
    // Once per object; the size is rounded up to a page.
    allocate: (fd, bytes) => (truncate(fd, bytes) === 0 ? 0 : ffi.errno() || constants.errno.ENOMEM),
  })
  const exists = (name: string) => {
    const mapping = segments.open(name)
    if (mapping) segments.unmap(mapping)
    return mapping !== undefined
  }
  return {
    ...segments,
    ...macSemaphores(ffi, library, segments.copy),
    // Names can't be listed. An allocation that failed may have left a gap of a few numbers.
    names(base) {
      const found: string[] = []
      for (let n = 1, misses = 0; misses < 16; n++) {
        const name = `${base}.${n}`
        if (exists(name)) found.push(name)
        misses = found.at(-1) === name ? 0 : misses + 1
      }
      return [...found, base]
    },
    unlink(name) {
      const mapping = segments.open(name)
      if (mapping) {
        unlinkSemaphoresIn(library, mapping, segments.copy)
        segments.unmap(mapping)
      }
      remove(name)
    },
  }
}

const O_CREAT = 0x200
const O_EXCL = 0x800
