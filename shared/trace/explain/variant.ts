/** The kinds of verdict as one tells them. */
import type { Verdict } from '../events.ts'

export type Variant = 'deadlock' | 'self-deadlock' | 'temporary' | 'orphan' | 'stuck' | 'lost-updates'

/** Which of them a verdict is. */
export function variantOf(verdict: Verdict): Variant {
  switch (verdict.kind) {
    case 'deadlock':
      if (verdict.breaks) return 'temporary'
      return verdict.actors.length === 1 ? 'self-deadlock' : 'deadlock'
    case 'orphan':
    case 'stuck':
    case 'lost-updates':
      return verdict.kind
    default:
      return verdict.kind satisfies never
  }
}
