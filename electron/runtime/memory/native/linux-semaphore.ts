/** Semaphores on Linux: `sem_t` in the shared memory itself (32 bytes of the 64 that are kept for it). */
import { constants } from 'node:os'
import { SLICE_MS, type Semaphore } from '../region.ts'
import { spin } from '../spin.ts'
import type { Koffi } from './koffi.ts'
import type { Mapping, NativeMemory } from './platform.ts'
import type { Library } from './posix.ts'
import { memoryProblem } from './problems.ts'

/** The calls on semaphores, declared once. */
export function linuxSemaphores(
  ffi: Koffi,
  library: Library,
): Pick<NativeMemory, 'semaphore' | 'createSemaphore'> {
  const tryWait = library.func('sem_trywait', 'int', ['void *']) as unknown as (at: bigint) => number
  const post = library.func('sem_post', 'int', ['void *']) as unknown as (at: bigint) => number
  const getValue = library.func('sem_getvalue', 'int', ['void *', 'void *']) as unknown as GetValue
  const init = library.func('sem_init', 'int', ['void *', 'int', 'uint32_t']) as unknown as Init
  const waitUntil = waiter(library)
  const count = new Int32Array(new ArrayBuffer(4))

  const failed = (step: string, name: string) =>
    memoryProblem({ kind: 'system', step, name, errno: ffi.errno() })

  function semaphore(mapping: Mapping, offset: number): Semaphore {
    const at = mapping.pointer + BigInt(offset)
    return {
      tryAcquire: () => tryWait(at) === 0,
      acquireFor(ms) {
        if (tryWait(at) === 0) return true
        if (!(ms > 0)) return false
        if (spin(() => tryWait(at) === 0)) return true
        for (const wait = waitUntil(Math.min(ms, SLICE_MS)); ;) {
          if (wait(at) === 0) return true
          const errno = ffi.errno()
          if (errno === constants.errno.ETIMEDOUT) return false
          if (errno !== constants.errno.EINTR) throw failed('sem_timedwait', mapping.name)
        }
      },
      release() {
        if (post(at) !== 0) throw failed('sem_post', mapping.name)
      },
      value() {
        if (getValue(at, count) !== 0) throw failed('sem_getvalue', mapping.name)
        return Math.max(0, count[0] ?? 0)
      },
    }
  }

  return {
    semaphore,
    createSemaphore(mapping, offset, initial) {
      if (init(mapping.pointer + BigInt(offset), 1, initial) !== 0) throw failed('sem_init', mapping.name)
      return semaphore(mapping, offset)
    },
  }
}

/** Makes a wait that ends at an absolute time, `ms` from now; 0 or -1 with errno. */
function waiter(library: Library): (ms: number) => (at: bigint) => number {
  // struct timespec on 64-bit Linux
  const until = new BigInt64Array(2)
  const set = (seconds: number, nanoseconds: number) => {
    const carry = Math.floor(nanoseconds / 1e9)
    until[0] = BigInt(seconds + carry)
    until[1] = BigInt(nanoseconds - carry * 1e9)
  }
  try {
    // glibc 2.30: a deadline on the monotonic clock, which nobody sets back while we sleep.
    const clockWait = library.func('sem_clockwait', 'int', [
      'void *',
      'int',
      'void *',
    ]) as unknown as ClockWait
    return (ms) => {
      const [seconds, nanoseconds] = process.hrtime()
      set(seconds, nanoseconds + Math.round(ms * 1e6))
      return (at) => clockWait(at, CLOCK_MONOTONIC, until)
    }
  } catch {
    const timedWait = library.func('sem_timedwait', 'int', ['void *', 'void *']) as unknown as TimedWait
    return (ms) => {
      const now = Date.now()
      set(Math.floor(now / 1000), (now % 1000) * 1e6 + Math.round(ms * 1e6))
      return (at) => timedWait(at, until)
    }
  }
}

type GetValue = (at: bigint, count: Int32Array) => number
type Init = (at: bigint, shared: number, initial: number) => number
type ClockWait = (at: bigint, clock: number, until: BigInt64Array) => number
type TimedWait = (at: bigint, until: BigInt64Array) => number

const CLOCK_MONOTONIC = 1
