/**
 * Shared memory on Windows. Not run here: written from the Win32 documentation; the prototypes parse. Objects vanish
 * with the last handle to them, so nothing has to be unlinked, and each process keeps its handles until it ends.
 */
import type { Koffi } from './koffi.ts'
import type { NativeMemory } from './platform.ts'
import { memoryProblem } from './problems.ts'
import { windowsSemaphores } from './windows-semaphore.ts'

/** Windows behind the common interface. */
export function windowsMemory(ffi: Koffi): NativeMemory {
  const kernel = ffi.load('kernel32.dll', { lazy: true })
  const create = kernel.func('CreateFileMappingW', 'void *', [
    'intptr_t',
    'void *',
    'uint32_t',
    'uint32_t',
    'uint32_t',
    'str16',
  ]) as unknown as CreateFileMapping
  const open = kernel.func('OpenFileMappingW', 'void *', [
    'uint32_t',
    'int',
    'str16',
  ]) as unknown as OpenFileMapping
  const view = kernel.func('MapViewOfFile', 'void *', [
    'void *',
    'uint32_t',
    'uint32_t',
    'uint32_t',
    'size_t',
  ]) as unknown as MapView
  const unview = kernel.func('UnmapViewOfFile', 'int', ['void *']) as unknown as (at: bigint) => number
  const close = kernel.func('CloseHandle', 'int', ['void *']) as unknown as (handle: bigint) => number
  const lastError = kernel.func('GetLastError', 'uint32_t', []) as unknown as () => number
  const query = kernel.func('VirtualQuery', 'size_t', [
    'void *',
    'void *',
    'size_t',
  ]) as unknown as VirtualQuery
  const copy = kernel.func('RtlMoveMemory', 'void', [
    'void *',
    'void *',
    'size_t',
  ]) as unknown as NativeMemory['copy']

  function map(handle: bigint, name: string) {
    const pointer = view(handle, FILE_MAP_READ_WRITE, 0, 0, 0)
    if (pointer === null) {
      const error = lastError()
      close(handle)
      throw memoryProblem({ kind: 'windows', step: 'MapViewOfFile', name, error })
    }
    // MEMORY_BASIC_INFORMATION on 64 bits: RegionSize is the size_t at 24.
    const facts = new BigUint64Array(6)
    query(pointer, facts, facts.byteLength)
    return { name, pointer, bytes: Number(facts[3]) }
  }

  return {
    copy,
    create(name, bytes) {
      const handle = create(-1, null, PAGE_READWRITE, 0, bytes, localName(name))
      const error = lastError()
      if (handle === null)
        throw memoryProblem({ kind: 'windows', step: 'CreateFileMappingW', name, bytes, error })
      if (error !== ERROR_ALREADY_EXISTS) return map(handle, name)
      close(handle)
      return undefined
    },
    open(name) {
      const handle = open(FILE_MAP_READ_WRITE, 0, localName(name))
      if (handle !== null) return map(handle, name)
      const error = lastError()
      if (error === ERROR_FILE_NOT_FOUND) return undefined
      throw memoryProblem({ kind: 'windows', step: 'OpenFileMappingW', name, error })
    },
    unmap(mapping) {
      unview(mapping.pointer)
    },
    names: (base) => [base],
    unlink() {},
    ...windowsSemaphores(ffi, kernel, lastError),
  }
}

/** `Local\`: seen by the processes of this login session. */
export function localName(name: string): string {
  return `Local\\${name.slice(1)}`
}

type CreateFileMapping = (
  file: number,
  security: null,
  protection: number,
  sizeHigh: number,
  sizeLow: number,
  name: string,
) => bigint | null
type OpenFileMapping = (access: number, inherit: number, name: string) => bigint | null
type MapView = (handle: bigint, access: number, high: number, low: number, bytes: number) => bigint | null
type VirtualQuery = (at: bigint, facts: BigUint64Array, bytes: number) => number

const PAGE_READWRITE = 0x04
const FILE_MAP_READ_WRITE = 0x0002 | 0x0004
const ERROR_FILE_NOT_FOUND = 2
const ERROR_ALREADY_EXISTS = 183
