/** What one operating system has to offer for memory between processes, and which one this is. */
import type { Semaphore } from '../region.ts'
import type { Koffi } from './koffi.ts'
import { koffi } from './koffi.ts'
import { linuxMemory } from './linux.ts'
import { macMemory } from './mac.ts'
import { memoryProblem } from './problems.ts'
import { windowsMemory } from './windows.ts'

/** A segment as it lies in this process's address space. */
export interface Mapping {
  readonly name: string
  readonly pointer: bigint
  readonly bytes: number
}

/** Everything below throws MemoryError for what the system refuses. */
export interface NativeMemory {
  /** Plain copy; either side is an address or the bytes of an array. */
  copy(to: bigint | Uint8Array, from: bigint | Uint8Array, bytes: number): void
  /** A new zero-filled segment whose every byte is backed by memory; undefined if the name exists. */
  create(name: string, bytes: number): Mapping | undefined
  /** An existing segment; undefined if there is none, or its maker has not given it a size yet. */
  open(name: string): Mapping | undefined
  unmap(mapping: Mapping): void
  /** Names of all existing segments of a run, the base last. */
  names(base: string): string[]
  /** Removes a segment and its named semaphores; what is not there is no error. */
  unlink(name: string): void
  semaphore(mapping: Mapping, offset: number): Semaphore
  createSemaphore(mapping: Mapping, offset: number, initial: number): Semaphore
}

/** Readers and the writer that all regions of this thread use. */
export interface Native extends NativeMemory {
  readonly int32: Koffi['decode']['int32']
  readonly float64: Koffi['decode']['double']
  /** An address in this thread's own memory where bytes are put before they are copied out, and its views. */
  readonly scratch: bigint
  readonly scratchBytes: Uint8Array
  readonly scratchInt: Int32Array
  readonly scratchDouble: Float64Array
}

let native: Native | undefined

/** This system's shared memory; the first call of a thread loads koffi. Throws MemoryError where there is none. */
export function nativeMemory(): Native {
  if (process.env['LAB_NO_SHARED_MEMORY'] === '1') throw memoryProblem({ kind: 'switched-off' })
  native ??= makeNative()
  return native
}

function makeNative(): Native {
  const ffi = koffi()
  // Views of an explicit ArrayBuffer: its memory lies outside V8's heap and never moves, so the address stays good.
  const scratch = new ArrayBuffer(64)
  const scratchBytes = new Uint8Array(scratch)
  return {
    ...memoryOf(ffi),
    int32: ffi.decode.int32,
    float64: ffi.decode.double,
    scratch: ffi.address(scratchBytes),
    scratchBytes,
    scratchInt: new Int32Array(scratch),
    scratchDouble: new Float64Array(scratch),
  }
}

function memoryOf(ffi: Koffi): NativeMemory {
  if (process.platform === 'win32') return windowsMemory(ffi)
  if (process.platform === 'darwin') return macMemory(ffi)
  return linuxMemory(ffi)
}
