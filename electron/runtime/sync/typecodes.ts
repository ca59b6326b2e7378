/** The typecodes of Python's `array` and `multiprocessing.sharedctypes`, as conversions that wrap like C's types. */
import { sentences } from '../errors.ts'

export type Typecode = 'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'l' | 'L' | 'q' | 'Q' | 'f' | 'd'

const CONVERSIONS: Record<Typecode, (value: number) => number> = {
  b: (v) => (v << 24) >> 24,
  B: (v) => v & 0xff,
  h: (v) => (v << 16) >> 16,
  H: (v) => v & 0xffff,
  i: (v) => v | 0,
  I: (v) => v >>> 0,
  // 64 bits: kept exactly up to 2**53, beyond that as a float keeps it.
  l: Math.trunc,
  L: (v) => Math.abs(Math.trunc(v)),
  q: Math.trunc,
  Q: (v) => Math.abs(Math.trunc(v)),
  f: Math.fround,
  d: (v) => v,
}

/** @throws ValueError if there is no such typecode */
export function conversion(code: string): (value: number) => number {
  if (!Object.hasOwn(CONVERSIONS, code)) throw sentences.typecode(code)
  return CONVERSIONS[code as Typecode]
}
