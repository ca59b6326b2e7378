/** What a language has to bring so that verdicts can be told in it. */
import type { Advice } from './advice.ts'
import type { Awaited, WaitFacts } from './facts.ts'
import type { Variant } from './variant.ts'

export interface VerdictFacts {
  readonly variant: Variant
  readonly waits: readonly WaitFacts[]
  readonly latencyMs: number
  readonly breaks: { readonly seconds: number; readonly actor: string } | undefined
  /** lost-updates: the variable, who wrote it, and the sums. */
  readonly variable: string
  readonly actors: readonly string[]
  readonly lost: number | undefined
  readonly expected: number | undefined
  readonly actual: number | undefined
  /** How many updates there were, where each was a step of one. */
  readonly updates: number | undefined
}

export interface Sentences {
  readonly heading: Readonly<Record<Variant, string>>
  readonly happened: Readonly<Record<Variant, (facts: VerdictFacts) => string>>
  /** `t1 waits for lock2 (line 14)`, without an end. */
  readonly waits: Readonly<Record<Awaited, (wait: WaitFacts) => string>>
  /** Why nobody will end such a wait. */
  readonly nobody: Readonly<Record<Awaited, (wait: WaitFacts) => string>>
  readonly advice: Readonly<Record<Advice, string>>
  whole(heading: string, happened: string, advice: readonly string[]): string
}

/** `1,016,898`; up to six decimals for what is not whole. */
export function grouped(n: number): string {
  if (!Number.isFinite(n) || Math.abs(n) >= 1e15) return String(n)
  const [whole = '0', decimals] = String(Number(n.toFixed(6))).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return decimals === undefined ? digits : `${digits}.${decimals}`
}

/** Milliseconds with one decimal below ten: `0.4`, `3`, `27`. */
export function short(ms: number): string {
  return grouped(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))
}
