import { existsSync, readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  openExistingSegments,
  openProcessSegments,
  unlinkSegments,
} from '../../electron/runtime/memory/native/index.ts'
import { SEMAPHORE_BYTES, type Region } from '../../electron/runtime/memory/region.ts'
import { segmentName } from './bundle.ts'

const names: string[] = []
function fresh(bytes = 4096): Region {
  names.push(segmentName())
  return openProcessSegments(names.at(-1)!, bytes).base
}

afterEach(() => {
  for (const name of names.splice(0)) unlinkSegments(name)
})

describe('a region', () => {
  test('is zero-filled and of the size that was asked for', () => {
    const region = fresh(4104)
    expect(region.size).toBe(4104)
    expect(region.read(0, 4104).every((byte) => byte === 0)).toBe(true)
  })

  test('keeps words, doubles and bytes where they were put', () => {
    const region = fresh()
    region.word(4).set(-2_147_483_648)
    region.word(8).set(2_147_483_647)
    for (const value of [0.1, -0, Infinity, NaN, 5e-324, Number.MAX_SAFE_INTEGER]) {
      region.double(16).set(value)
      expect(region.double(16).get()).toBe(value)
    }
    expect([region.word(0).get(), region.word(4).get(), region.word(8).get(), region.word(12).get()]).toEqual(
      [0, -2_147_483_648, 2_147_483_647, 0],
    )
    for (const length of [0, 1, 63, 64, 65, 3000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 256)
      region.write(100, bytes)
      expect([...region.read(100, length)]).toEqual([...bytes])
    }
  })

  test('two views of one place see the same value', () => {
    const region = fresh()
    const other = openExistingSegments(names.at(-1)!)!.base
    region.word(0).set(7)
    expect(other.word(0).get()).toBe(7)
    expect(region.size).toBe(other.size)
  })

  test('refuses places outside it or between two words', () => {
    const region = fresh(128)
    expect(() => region.word(128)).toThrow(RangeError)
    expect(() => region.word(2)).toThrow('at a multiple of 4')
    expect(() => region.double(4)).toThrow('at a multiple of 8')
    expect(() => region.double(124)).toThrow(RangeError)
    expect(() => region.word(-4)).toThrow(RangeError)
    expect(() => region.word(NaN)).toThrow(RangeError)
    expect(() => region.read(0, 129)).toThrow(RangeError)
    expect(() => region.read(0, -1)).toThrow(RangeError)
    expect(() => region.write(120, new Uint8Array(9))).toThrow(RangeError)
    expect(() => region.semaphore(128 - SEMAPHORE_BYTES + 8)).toThrow(RangeError)
  })
})

describe('a semaphore', () => {
  test('counts, and is never negative', () => {
    const semaphore = fresh().createSemaphore(0, 2)
    expect([semaphore.tryAcquire(), semaphore.tryAcquire(), semaphore.tryAcquire()]).toEqual([
      true,
      true,
      false,
    ])
    expect(semaphore.value()).toBe(0)
    semaphore.release()
    expect(semaphore.value()).toBe(1)
  })

  test('honours a timeout, and waits no longer than a slice', () => {
    const semaphore = fresh().createSemaphore(0, 0)
    const waited = (ms: number) => {
      const began = performance.now()
      expect(semaphore.acquireFor(ms)).toBe(false)
      return performance.now() - began
    }
    expect(waited(0)).toBeLessThan(5)
    expect(waited(-1)).toBeLessThan(5)
    expect(waited(30)).toBeGreaterThanOrEqual(28)
    expect(waited(60_000)).toBeLessThan(400)
    expect(waited(Infinity)).toBeLessThan(400)
  })
})

describe('segments', () => {
  test('refuse a name that some system would not take', () => {
    for (const name of ['/', 'no-slash', '/a/b', '/' + 'x'.repeat(20), '/ä', '/../x']) {
      expect(() => openProcessSegments(name, 64)).toThrow(/^A segment's name is a slash and 1 to 19/)
    }
  })

  test('that do not exist are not made by looking for them', () => {
    const name = segmentName()
    expect(openExistingSegments(name)).toBeUndefined()
    expect(openExistingSegments(name)).toBeUndefined()
    unlinkSegments(name)
  })

  test('go all together, and once more is no error', () => {
    const name = segmentName()
    const segments = openProcessSegments(name, 64)
    for (let i = 0; i < 12; i++) segments.allocate(64)
    unlinkSegments(name)
    unlinkSegments(name)
    expect(openExistingSegments(name)).toBeUndefined()
    if (existsSync('/dev/shm'))
      expect(readdirSync('/dev/shm').filter((file) => file.startsWith(name.slice(1)))).toEqual([])
  })

  test('know the handles they gave and no other', () => {
    names.push(segmentName())
    const segments = openProcessSegments(names.at(-1)!, 64)
    const handle = segments.allocate(1000)
    expect(segments.open(handle)).toBe(segments.open(handle))
    expect(segments.open(handle).size).toBe(1000)
    for (const wrong of [0, -1, 1.5, NaN, handle + 1])
      expect(() => segments.open(wrong)).toThrow('was expected to exist, but is gone')
  })

  test('stop at the limit of the run', () => {
    names.push(segmentName())
    const segments = openProcessSegments(names.at(-1)!, 1 << 20, undefined, 3 << 20)
    segments.allocate(1 << 20)
    expect(() => segments.allocate(2 << 20)).toThrow(
      '2.0 MiB more shared memory was asked for, but this run has 2.0 MiB of its limit of 3.0 MiB; use smaller items or a bounded queue.',
    )
    segments.allocate(1 << 20)
    expect(() => openProcessSegments(segmentName(), 2 << 20, undefined, 1 << 20)).toThrow(
      'its limit of 1.0 MiB',
    )
  })

  test('say so when the base is smaller than the one asked for', () => {
    fresh(64)
    expect(() => openProcessSegments(names.at(-1)!, 128)).toThrow(
      'was expected to hold 128 bytes, but holds 64',
    )
  })

  test('are not used after they were closed', () => {
    const name = segmentName()
    names.push(name)
    const segments = openProcessSegments(name, 64)
    segments.close()
    segments.close()
    expect(() => segments.allocate(64)).toThrow('was used after it was closed')
  })

  test('say that they are switched off', () => {
    process.env['LAB_NO_SHARED_MEMORY'] = '1'
    try {
      expect(() => openProcessSegments(segmentName(), 64)).toThrow(/LAB_NO_SHARED_MEMORY is set/)
      expect(openExistingSegments(segmentName())).toBeUndefined()
      unlinkSegments(segmentName())
    } finally {
      delete process.env['LAB_NO_SHARED_MEMORY']
    }
  })
})
