/**
 * Python's `random`, seeded by the run: the same `--seed` gives the same numbers in the same actor. (Other numbers than
 * CPython's for the same seed: the generator is another one.)
 */
import { self } from '../actor.ts'

let state: [number, number, number, number] | undefined

/** Starts the actor's sequence anew. */
export function seed(value: number): void {
  state = expand(`${value}`)
}

/** 0 <= x < 1. */
export function random(): number {
  return (next() >>> 5) / 2 ** 27
}
/** low <= x <= high */
export function uniform(low: number, high: number): number {
  return low + (high - low) * random()
}
/** A whole number, both ends included. */
export function randint(low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}
/** @throws RangeError as Python's IndexError if there is nothing to choose from */
export function choice<T>(items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('Cannot choose from an empty sequence')
  return items[Math.floor(random() * items.length)] as T
}
/** Shuffles in place. */
export function shuffle<T>(items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j] as T, items[i] as T]
  }
}

/** xoshiro128++ (Blackman and Vigna 2018). */
function next(): number {
  const s = (state ??= expand(`${self().boot.seed}/${self().id}`))
  const result = (rotate((s[0] + s[3]) | 0, 7) + s[0]) | 0
  const t = s[1] << 9
  s[2] ^= s[0]
  s[3] ^= s[1]
  s[1] ^= s[2]
  s[0] ^= s[3]
  s[2] ^= t
  s[3] = rotate(s[3], 11)
  return result
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k))
}

/** A text to four words that are not all zero (xmur3 by bryc, public domain). */
function expand(text: string): [number, number, number, number] {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) h = rotate(Math.imul(h ^ text.charCodeAt(i), 3432918353), 13)
  const word = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    return (h ^= h >>> 16)
  }
  return [word(), word(), word(), word() | 1]
}
