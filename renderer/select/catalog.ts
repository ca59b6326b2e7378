/** The catalog's labs in teaching order, in groups of one topic, as far as they fit what is searched for. */
import type { Lab, Topic } from '../../shared/labs/lab.ts'

export interface CatalogEntry {
  readonly lab: Lab
  /** Its place in the teaching order, from 1. */
  readonly number: number
}
export interface CatalogGroup {
  readonly topic: Topic
  readonly entries: readonly CatalogEntry[]
}

/**
 * A new group begins wherever the topic changes; every word searched for must be somewhere in the lab's texts or in its
 * topic's name, in any language.
 */
export function catalogGroups(
  labs: readonly Lab[],
  search: string,
  topicWords: (topic: Topic) => string = (topic) => topic,
): CatalogGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups: { topic: Topic; entries: CatalogEntry[] }[] = []
  for (const [index, lab] of labs.entries()) {
    const text = `${textOf(lab)} ${topicWords(lab.topic)}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    const entry = { lab, number: index + 1 }
    const last = groups.at(-1)
    if (last?.topic === lab.topic) last.entries.push(entry)
    else groups.push({ topic: lab.topic, entries: [entry] })
  }
  return groups
}

function textOf({ id, topic, title, summary, about }: Lab): string {
  return [id, topic, title, summary, about]
    .map((part) => (typeof part === 'string' ? part : `${part.en} ${part.zh}`))
    .join(' ')
}
