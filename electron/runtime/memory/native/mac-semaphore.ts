/** Named semaphores for macOS. Not run here: see mac.ts. */
import { constants } from 'node:os'
import { SEMAPHORE_BYTES, SLICE_MS, type Semaphore } from '../region.ts'
import { spin } from '../spin.ts'
import type { Koffi } from './koffi.ts'
import type { Mapping, NativeMemory } from './platform.ts'
import type { Library } from './posix.ts'
import { memoryProblem } from './problems.ts'

/** The calls on semaphores, declared once. */
export function macSemaphores(
  ffi: Koffi,
  library: Library,
  copy: NativeMemory['copy'],
): Pick<NativeMemory, 'semaphore' | 'createSemaphore'> {
  // Variadic, because Apple's arm64 passes variadic arguments on the stack.
  const semOpen = library.func('void *sem_open(const char *name, int oflag, ...)') as unknown as SemOpen
  const semUnlink = library.func('sem_unlink', 'int', ['str']) as unknown as (name: string) => number
  const tryWait = library.func('sem_trywait', 'int', ['void *']) as unknown as (at: bigint) => number
  const post = library.func('sem_post', 'int', ['void *']) as unknown as (at: bigint) => number
  const sleeper = new Int32Array(new SharedArrayBuffer(4))

  const failed = (step: string, name: string) =>
    memoryProblem({ kind: 'system', step, name, errno: ffi.errno() })

  function openSemaphore(name: string, flags: number, initial: number): bigint {
    const at = semOpen(name, flags, 'int', 0o600, 'uint32_t', initial)
    if (at === null || at === SEM_FAILED) throw failed('sem_open', name)
    return at
  }

  function bound(at: bigint, name: string): Semaphore {
    const tryAcquire = () => tryWait(at) === 0
    const release = () => {
      if (post(at) !== 0) throw failed('sem_post', name)
    }
    return {
      tryAcquire,
      release,
      // There is no sem_timedwait: try, sleeping 50 µs and then longer up to 2 ms between two tries.
      acquireFor(ms) {
        if (tryAcquire()) return true
        if (!(ms > 0)) return false
        if (spin(tryAcquire)) return true
        const until = performance.now() + Math.min(ms, SLICE_MS)
        for (let pause = 0.05; ; pause = Math.min(pause * 1.5, 2)) {
          const left = until - performance.now()
          if (left <= 0) return false
          Atomics.wait(sleeper, 0, 0, Math.min(pause, left))
          if (tryAcquire()) return true
        }
      },
      // There is no sem_getvalue: take what is there and give it back. Somebody's try may fail meanwhile.
      value() {
        let taken = 0
        while (taken < COUNT_AT_MOST && tryAcquire()) taken++
        for (let i = 0; i < taken; i++) release()
        return taken
      },
    }
  }

  return {
    semaphore(mapping, offset) {
      const name = semaphoreName(mapping.name, offset)
      return bound(openSemaphore(name, 0, 0), name)
    },
    createSemaphore(mapping, offset, initial) {
      const name = semaphoreName(mapping.name, offset)
      copy(mapping.pointer + BigInt(offset), markOf(offset), 8)
      semUnlink(name)
      return bound(openSemaphore(name, O_CREAT | O_EXCL, initial), name)
    },
  }
}

/** Removes the names of all semaphores whose mark lies in the segment. */
export function unlinkSemaphoresIn(library: Library, mapping: Mapping, copy: NativeMemory['copy']): void {
  const semUnlink = library.func('sem_unlink', 'int', ['str']) as unknown as (name: string) => number
  const bytes = new Uint8Array(mapping.bytes - (mapping.bytes % 8))
  copy(bytes, mapping.pointer, bytes.length)
  const words = new Int32Array(bytes.buffer)
  for (let offset = 0; offset + SEMAPHORE_BYTES <= bytes.length; offset += 8) {
    if (words[offset / 4] === MARK && words[offset / 4 + 1] === offset)
      semUnlink(semaphoreName(mapping.name, offset))
  }
}

/** At most 30 characters: 20 of the run, a dot and up to 4 digits of the segment, a colon and 4 or 5 of the place. */
function semaphoreName(segment: string, offset: number): string {
  const name = `${segment}:${(offset / 8).toString(36)}`
  if (name.length > 30) throw memoryProblem({ kind: 'system', step: 'sem_open', name, errno: ENAMETOOLONG })
  return name
}

/** What the first 8 of a semaphore's bytes hold: that it is one, and where it lies. */
function markOf(offset: number): Uint8Array {
  return new Uint8Array(new Int32Array([MARK, offset]).buffer)
}

type SemOpen = (
  name: string,
  flags: number,
  modeType: string,
  mode: number,
  initialType: string,
  initial: number,
) => bigint | null

const MARK = 0x5e3a_0931
const SEM_FAILED = 0xffffffffffffffffn
const O_CREAT = 0x200
const O_EXCL = 0x800
const COUNT_AT_MOST = 10_000
const { ENAMETOOLONG } = constants.errno
