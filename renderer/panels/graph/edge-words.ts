/** An edge in words, in the reader's language. */
import { waitSentence, type Names } from '../../../shared/trace/explain.ts'
import { i18n } from '../../i18n/index.ts'
import type { EdgeFacts } from '../../select/graph.ts'

export function edgeSentence(facts: EdgeFacts, names: Names): string {
  if (facts.type === 'wait') return waitSentence(facts.wait, names, i18n.global.locale.value)
  const { t } = i18n.global
  const words = { actor: names.actor(facts.actor), resource: names.resource(facts.resource).name }
  return facts.line === undefined
    ? t('graph.holds', words)
    : t('graph.holdsSince', { ...words, line: facts.line })
}
