/** The typecodes of Python's `array` and `multiprocessing.sharedctypes`, as conversions that wrap like C's types. */
import { sentences } from '../errors.ts'

export type Typecode = 'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'l' | 'L' | 'q' | 'Q' | 'f' | 'd'

/** Numbers up to 2**53 are exact in 64 bits too; beyond that the nearest that a JavaScript number can be. */
const CONVERSIONS: Record<Typecode, (value: number) => number> = {
  b: (v) => (integer(v) << 24) >> 24,
  B: (v) => integer(v) & 0xff,
  h: (v) => (integer(v) << 16) >> 16,
  H: (v) => integer(v) & 0xffff,
  i: (v) => integer(v) | 0,
  I: (v) => integer(v) >>> 0,
  l: signed64,
  L: unsigned64,
  q: signed64,
  Q: unsigned64,
  f: Math.fround,
  d: (v) => v,
}

/** @throws ValueError if there is no such typecode */
export function conversion(code: string): (value: number) => number {
  if (!Object.hasOwn(CONVERSIONS, code)) throw sentences.typecode(code)
  return CONVERSIONS[code as Typecode]
}

/** Python knows whole floats from ints (1.0 is refused, 1 is not); JavaScript has one number for both. */
function integer(value: number): number {
  if ((value | 0) === value || Number.isInteger(value)) return value
  throw sentences.noInteger(value)
}

function signed64(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(BigInt.asIntN(64, BigInt(integer(value))))
}

function unsigned64(value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value
  return Number(BigInt.asUintN(64, BigInt(integer(value))))
}
