/** Segments of one run: a base that all its processes open by name, and numbered ones that are added as queues grow. */
import type { Region, Segments } from '../region.ts'
import { HEADER_BYTES, MAGIC, headerOf, type Header } from './header.ts'
import type { Mapping, Native } from './platform.ts'
import { memoryProblem } from './problems.ts'
import { nativeRegion } from './region.ts'

/** Segments of the operating system. */
export interface ProcessSegments extends Segments {
  readonly scope: 'process'
  /** Unmaps everything; regions and accessors of it must not be touched any more, for that would be a segfault. */
  close(): void
}

/** Opens the run's base, or makes it: of several processes the one that gets the name does, the others wait for it. */
export function attach(
  native: Native,
  name: string,
  baseBytes: number,
  limit: number,
  format?: (base: Region) => void,
): ProcessSegments {
  const until = performance.now() + READY_MS
  for (;;) {
    const made = makeSegment(native, name, baseBytes, ({ header, region }) => {
      format?.(region)
      header.next.set(1)
      header.used.set(baseBytes)
      header.createLock()
    })
    if (made) return segments(native, made, limit)
    const found = openSegment(native, name)
    if (found) {
      if (found.region.size >= baseBytes) return segments(native, found, limit)
      native.unmap(found.mapping)
      throw memoryProblem({ kind: 'too-small', name, bytes: baseBytes, found: found.region.size })
    }
    if (performance.now() > until) throw memoryProblem({ kind: 'unfinished', name, seconds: READY_MS / 1000 })
    pause(1)
  }
}

/** Opens the run's base if there is one and it is ready. */
export function attachExisting(native: Native, name: string, limit: number): ProcessSegments | undefined {
  const found = openSegment(native, name)
  return found && segments(native, found, limit)
}

interface Segment {
  readonly mapping: Mapping
  readonly header: Header
  /** What comes after the header. */
  readonly region: Region
}

function segments(native: Native, base: Segment, limit: number): ProcessSegments {
  const name = base.mapping.name
  const opened = new Map<number, Segment>()
  const lock = base.header.lock()
  let closed = false

  /** A holder that was killed in here never releases: go on without it, and the release below repairs the count. */
  function locked<T>(work: () => T): T {
    const until = performance.now() + LOCK_MS
    while (!lock.acquireFor(LOCK_MS) && performance.now() < until);
    try {
      return work()
    } finally {
      lock.release()
    }
  }

  function checkOpen() {
    if (closed) throw memoryProblem({ kind: 'closed', name })
  }

  return {
    scope: 'process',
    base: base.region,
    allocate(bytes) {
      checkOpen()
      return locked(() => {
        const { used, next } = base.header
        const total = used.get() + bytes
        if (total > limit) throw memoryProblem({ kind: 'limit', bytes, used: used.get(), limit })
        for (let n = next.get(); ; n++) {
          const made = makeSegment(native, `${name}.${n}`, bytes)
          if (!made) continue
          opened.set(n, made)
          used.set(total)
          next.set(n + 1)
          return n
        }
      })
    },
    open(handle) {
      checkOpen()
      const known = opened.get(handle)
      if (known) return known.region
      const found =
        Number.isInteger(handle) && handle > 0 ? openSegment(native, `${name}.${handle}`) : undefined
      if (!found) throw memoryProblem({ kind: 'missing', name: `${name}.${handle}` })
      opened.set(handle, found)
      return found.region
    },
    close() {
      if (closed) return
      closed = true
      for (const { mapping } of [base, ...opened.values()]) native.unmap(mapping)
    },
  }
}

/** Undefined if the name is taken. `prepare` is done before anybody else takes the segment for ready. */
function makeSegment(
  native: Native,
  name: string,
  bytes: number,
  prepare?: (segment: Segment) => void,
): Segment | undefined {
  const mapping = native.create(name, HEADER_BYTES + bytes)
  if (!mapping) return undefined
  const segment = view(native, mapping, bytes)
  segment.header.size.set(bytes)
  prepare?.(segment)
  segment.header.magic.set(MAGIC)
  return segment
}

/** Undefined if there is no such segment, or it is not ready yet. */
function openSegment(native: Native, name: string): Segment | undefined {
  const mapping = native.open(name)
  if (!mapping) return undefined
  const room = mapping.bytes - HEADER_BYTES
  const { magic, size } = headerOf(nativeRegion(native, mapping, 0, HEADER_BYTES))
  const state = magic.get()
  if (state === MAGIC && size.get() <= room) return view(native, mapping, size.get())
  native.unmap(mapping)
  if (state === 0) return undefined
  throw memoryProblem({ kind: 'foreign', name })
}

function view(native: Native, mapping: Mapping, bytes: number): Segment {
  return {
    mapping,
    header: headerOf(nativeRegion(native, mapping, 0, HEADER_BYTES)),
    region: nativeRegion(native, mapping, HEADER_BYTES, bytes),
  }
}

function pause(ms: number) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** How long a base may take from its name to its magic word. */
const READY_MS = 5000
const LOCK_MS = 1000
