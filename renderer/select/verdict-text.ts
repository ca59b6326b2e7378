/** A verdict's sentence cut into pieces, those that name an actor, a resource or a line being links to it. */
import type { Verdict } from '../../shared/trace/events.ts'
import { namesOf } from '../../shared/trace/explain.ts'
import type { RunState } from '../../shared/trace/state.ts'
import type { Selected } from '../stores/selection.ts'

export interface Piece {
  readonly text: string
  readonly selects?: Selected
}

/** The pieces in the order of the text; together they are the text. */
export function verdictPieces(text: string, verdict: Verdict, state: RunState): Piece[] {
  const links = linksOf(verdict, state)
  if (links.size === 0) return [{ text }]
  const longestFirst = [...links.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<![\\w.])(?:${longestFirst.join('|')})(?!\\w)`, 'g')
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(pattern)) {
    if (index > from) pieces.push({ text: text.slice(from, index) })
    pieces.push({ text: word, selects: links.get(word)! })
    from = index + word.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

function linksOf(verdict: Verdict, state: RunState): Map<string, Selected> {
  const names = namesOf(state)
  const links = new Map<string, Selected>()
  for (const resource of verdict.resources)
    links.set(names.resource(resource).name, { kind: 'resource', resource })
  const targets = verdict.waits.flatMap(({ target, holder }) =>
    [target, holder].filter((one) => one !== undefined),
  )
  for (const actor of [...verdict.actors, ...targets]) links.set(names.actor(actor), { kind: 'actor', actor })
  for (const { source } of verdict.waits) {
    if (!source) continue
    const { file, line } = source
    const base = file.split(/[/\\]/).at(-1) ?? file
    for (const words of [`line ${line}`, `第 ${line} 行`, `${base}:${line}`])
      links.set(words, { kind: 'line', file, line })
  }
  return links
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
