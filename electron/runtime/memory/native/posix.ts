/** shm_open and mmap, as Linux and macOS both have them; how a new segment gets its size differs and is passed in. */
import { fstatSync } from 'node:fs'
import { constants } from 'node:os'
import type { Koffi } from './koffi.ts'
import type { Mapping, NativeMemory } from './platform.ts'
import { memoryProblem } from './problems.ts'

export type Library = ReturnType<Koffi['load']>

/** Where two systems disagree. */
export interface PosixTraits {
  readonly library: Library
  /** librt before glibc 2.34. */
  readonly shmLibrary: Library
  readonly createFlags: number
  /** Gives a new segment its size; 0 or the error's number. */
  allocate(fd: number, bytes: number): number
}

export type PosixSegments = Pick<NativeMemory, 'copy' | 'create' | 'open' | 'unmap'> & {
  /** Removes the name; false if there was none. */
  remove(name: string): boolean
}

/** The calls on segments, declared once. */
export function posixSegments(ffi: Koffi, traits: PosixTraits): PosixSegments {
  const { library, shmLibrary } = traits
  const shmOpen = shmLibrary.func('int shm_open(const char *name, int oflag, ...)') as unknown as ShmOpen
  const shmUnlink = shmLibrary.func('shm_unlink', 'int', ['str']) as unknown as (name: string) => number
  const mmap = library.func('mmap', 'void *', [
    'void *',
    'size_t',
    'int',
    'int',
    'int',
    'long',
  ]) as unknown as Mmap
  const munmap = library.func('munmap', 'int', ['void *', 'size_t']) as unknown as (
    at: bigint,
    n: number,
  ) => number
  // Not fs.closeSync: in a worker Node warns about descriptors that it did not open itself.
  const close = library.func('close', 'int', ['int']) as unknown as (fd: number) => number

  function failed(step: string, name: string, bytes?: number, errno = ffi.errno()) {
    return memoryProblem({ kind: 'system', step, name, errno, ...(bytes === undefined ? {} : { bytes }) })
  }

  function map(fd: number, name: string, bytes: number): Mapping {
    const pointer = mmap(null, bytes, PROT_READ_WRITE, MAP_SHARED, fd, 0)
    if (pointer === null || pointer === MAP_FAILED) throw failed('mmap', name, bytes)
    return { name, pointer, bytes }
  }

  return {
    copy: library.func('memcpy', 'void', ['void *', 'void *', 'size_t']),
    create(name, bytes) {
      const fd = shmOpen(name, traits.createFlags | O_RDWR, 'uint32_t', 0o600)
      if (fd < 0) {
        if (ffi.errno() === EEXIST) return undefined
        throw failed('shm_open', name, bytes)
      }
      try {
        const errno = traits.allocate(fd, bytes)
        if (errno !== 0) throw failed('allocating it', name, bytes, errno)
        return map(fd, name, bytes)
      } catch (error) {
        shmUnlink(name)
        throw error
      } finally {
        close(fd)
      }
    },
    open(name) {
      const fd = shmOpen(name, O_RDWR, 'uint32_t', 0)
      if (fd < 0) {
        if (ffi.errno() === ENOENT) return undefined
        throw failed('shm_open', name)
      }
      try {
        const bytes = fstatSync(fd).size
        return bytes === 0 ? undefined : map(fd, name, bytes)
      } finally {
        close(fd)
      }
    },
    unmap(mapping) {
      munmap(mapping.pointer, mapping.bytes)
    },
    remove(name) {
      if (shmUnlink(name) === 0) return true
      if (GONE.has(ffi.errno())) return false
      throw failed('shm_unlink', name)
    },
  }
}

type ShmOpen = (name: string, flags: number, type: string, mode: number) => number
type Mmap = (
  at: null,
  bytes: number,
  protection: number,
  flags: number,
  fd: number,
  offset: number,
) => bigint | null

const PROT_READ_WRITE = 3
const MAP_SHARED = 1
const MAP_FAILED = 0xffffffffffffffffn
/** The same number on both systems. */
const O_RDWR = 2
const { EEXIST, ENOENT, ENOSYS, ENOTDIR, EROFS, EINVAL } = constants.errno
/** No such name; no shared memory at all, so no such name either (nor on a read-only one). macOS answers EINVAL for some unknown names. */
const GONE = new Set([ENOENT, ENOSYS, ENOTDIR, EROFS, ...(process.platform === 'darwin' ? [EINVAL] : [])])
