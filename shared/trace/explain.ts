/** Verdicts in words: what happened, with actors, resources and lines, and what to change. */
import type { Verdict } from './events.ts'
import { adviceFor, type Advice } from './explain/advice.ts'
import { chinese } from './explain/chinese.ts'
import { english } from './explain/english.ts'
import { waitFactsOf, type WaitFacts } from './explain/facts.ts'
import type { Names } from './explain/names.ts'
import type { Sentences, VerdictFacts } from './explain/sentences.ts'
import { variantOf } from './explain/variant.ts'

export { namesOf, type Names } from './explain/names.ts'

export type Language = 'en' | 'zh'

/** What one verdict says, in parts for a screen that shows them apart. */
export interface Explanation {
  /** `Deadlock` */
  readonly heading: string
  /** Whole sentences: who waits for what, and why nobody goes on. */
  readonly happened: string
  /** What to change, the likeliest first. */
  readonly advice: readonly string[]
}

export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** The verdict as one text in each language. */
export function explainVerdict(verdict: Verdict, names: Names): Record<Language, string> {
  return { en: textOf(verdict, names, 'en'), zh: textOf(verdict, names, 'zh') }
}

/** The verdict in parts, in one language. */
export function explanationOf(verdict: Verdict, names: Names, language: Language): Explanation {
  const say = sentences[language]
  const waits = waitFactsOf(verdict, names)
  const facts = factsOf(verdict, waits, names)
  const advice: readonly Advice[] = adviceFor(facts)
  return {
    heading: say.heading[facts.variant],
    happened: say.happened[facts.variant](facts),
    advice: advice.map((tag) => say.advice[tag]),
  }
}

/** One wait as a sentence without an end: `t1 waits for lock2 (line 14), held by t2`. */
export function waitSentence(wait: Verdict['waits'][number], names: Names, language: Language): string {
  const [facts] = waitFactsOf({ waits: [wait] }, names)
  return facts === undefined ? '' : sentences[language].waits[facts.awaited](facts)
}

function textOf(verdict: Verdict, names: Names, language: Language): string {
  const { heading, happened, advice } = explanationOf(verdict, names, language)
  return sentences[language].whole(heading, happened, advice)
}

function factsOf(verdict: Verdict, waits: readonly WaitFacts[], names: Names): VerdictFacts {
  const { resources, lost, expected, actual, breaks, latency } = verdict
  return {
    variant: variantOf(verdict),
    waits,
    latencyMs: latency / 1000,
    breaks: breaks && { seconds: breaks.t / 1e6, actor: names.actor(breaks.actor) },
    variable: resources[0] === undefined ? '' : names.resource(resources[0]).name,
    actors: verdict.actors.map(names.actor),
    lost,
    expected,
    actual,
    updates: resources[0] === undefined ? undefined : names.resource(resources[0]).steps,
  }
}

const sentences: Readonly<Record<Language, Sentences>> = { en: english, zh: chinese }
