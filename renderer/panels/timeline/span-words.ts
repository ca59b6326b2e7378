/** A span in words, in the reader's language. */
import { waitSentence, type Language, type Names } from '../../../shared/trace/explain.ts'
import { grouped } from '../../../shared/trace/explain/sentences.ts'
import type { SpanFacts } from '../../../shared/trace/timeline/span-facts.ts'
import { i18n } from '../../i18n/index.ts'

/** Who and what: `t1 waits for lock2 (line 14), held by t2`. */
export function spanSentence(facts: SpanFacts, names: Names): string {
  const { t, locale } = i18n.global
  const { kind, place, wait, name, operations } = facts
  const actor = names.actor(place.actor)
  const resource = facts.resource === undefined ? '' : names.resource(facts.resource).name
  if (wait) {
    const then = facts.end === Infinity ? names : withoutLevels(names)
    return waitSentence(
      { ...wait, actor: place.actor, holder: wait.holder },
      then,
      locale.value satisfies Language,
    )
  }
  switch (kind) {
    case 'starting':
    case 'running':
      return t(`timeline.span.${kind}`, { actor })
    case 'task':
      return t('timeline.span.task', { actor, name: name ?? '' })
    case 'holding':
      return t('timeline.span.holding', { actor, resource })
    case 'counted':
      return t('timeline.span.counted', { actor, resource, n: grouped(operations ?? 0) }, operations ?? 0)
    case 'waiting':
    case 'sleeping':
      return `${actor}: ${t(`app.state.${kind}`)}`
    default:
      return kind satisfies never
  }
}

/** How full a queue is now says nothing of a wait that is over. */
function withoutLevels(names: Names): Names {
  return {
    ...names,
    resource: (id) => ({ ...names.resource(id), level: undefined, unfinished: undefined }),
  }
}
