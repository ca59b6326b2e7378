/** How a run ended, in one sentence, after how long, and why. */
import { useI18n } from 'vue-i18n'
import { language } from '../i18n/index.ts'
import { durationText } from '../parts/duration.ts'
import type { EventOf } from '../../shared/trace/events.ts'

type Ended = Pick<EventOf<'ended'>, 'outcome' | 't' | 'message' | 'zh'>

/** Called in a component's set-up. */
export function useEndSentence(): (ended: Ended) => string {
  const { t } = useI18n()
  return ({ outcome, t: time, message, zh }) => {
    const why = (language.value === 'zh' ? zh : undefined) ?? message ?? ''
    return t(`app.verdict.${outcome}`, { time: durationText(time), why }).trim()
  }
}
