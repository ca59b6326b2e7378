/** Kernel semaphores for Windows. Not run here: see windows.ts. */
import { SLICE_MS, type Semaphore } from '../region.ts'
import { spin } from '../spin.ts'
import type { Koffi } from './koffi.ts'
import type { Mapping, NativeMemory } from './platform.ts'
import type { Library } from './posix.ts'
import { memoryProblem } from './problems.ts'
import { localName } from './windows.ts'

/** The calls on semaphores, declared once. */
export function windowsSemaphores(
  ffi: Koffi,
  kernel: Library,
  lastError: () => number,
): Pick<NativeMemory, 'semaphore' | 'createSemaphore'> {
  const create = kernel.func('CreateSemaphoreW', 'void *', [
    'void *',
    'int32_t',
    'int32_t',
    'str16',
  ]) as unknown as Create
  const open = kernel.func('OpenSemaphoreW', 'void *', ['uint32_t', 'int', 'str16']) as unknown as Open
  const post = kernel.func('ReleaseSemaphore', 'int', ['void *', 'int32_t', 'void *']) as unknown as Post
  const wait = kernel.func('WaitForSingleObject', 'uint32_t', ['void *', 'uint32_t']) as unknown as Wait
  // Undocumented but stable since NT 3.5; Windows has no documented call for a semaphore's count.
  const query = ffi
    .load('ntdll.dll', { lazy: true })
    .func('NtQuerySemaphore', 'int32_t', [
      'void *',
      'int',
      'void *',
      'uint32_t',
      'void *',
    ]) as unknown as Query
  const facts = new Int32Array(new ArrayBuffer(8))

  const failed = (step: string, name: string, error = lastError()) =>
    memoryProblem({ kind: 'windows', step, name, error })

  function bound(handle: bigint, name: string): Semaphore {
    const waitFor = (ms: number) => {
      const result = wait(handle, ms)
      if (result === WAIT_FAILED) throw failed('WaitForSingleObject', name)
      return result === 0
    }
    return {
      tryAcquire: () => waitFor(0),
      acquireFor(ms) {
        if (waitFor(0)) return true
        if (!(ms > 0)) return false
        if (spin(() => waitFor(0))) return true
        return waitFor(Math.ceil(Math.min(ms, SLICE_MS)))
      },
      release() {
        if (post(handle, 1, null) === 0) throw failed('ReleaseSemaphore', name)
      },
      value() {
        const status = query(handle, 0, facts, facts.byteLength, null)
        if (status !== 0) throw failed('NtQuerySemaphore', name, status)
        return facts[0] ?? 0
      },
    }
  }

  return {
    semaphore(mapping, offset) {
      const name = semaphoreName(mapping, offset)
      const handle = open(SEMAPHORE_ALL_ACCESS, 0, name)
      if (handle === null) throw failed('OpenSemaphoreW', name)
      return bound(handle, name)
    },
    createSemaphore(mapping, offset, initial) {
      const name = semaphoreName(mapping, offset)
      const handle = create(null, initial, 0x7fff_ffff, name)
      if (handle === null) throw failed('CreateSemaphoreW', name)
      return bound(handle, name)
    },
  }
}

const semaphoreName = (mapping: Mapping, offset: number) =>
  `${localName(mapping.name)}.s${offset.toString(36)}`

type Create = (security: null, initial: number, most: number, name: string) => bigint | null
type Open = (access: number, inherit: number, name: string) => bigint | null
type Post = (handle: bigint, count: number, previous: null) => number
type Wait = (handle: bigint, ms: number) => number
type Query = (handle: bigint, kind: number, facts: Int32Array, bytes: number, written: null) => number

const WAIT_FAILED = 0xffff_ffff
const SEMAPHORE_ALL_ACCESS = 0x1f_0003
