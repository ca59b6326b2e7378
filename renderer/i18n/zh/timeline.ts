import type { timeline as en } from '../en/timeline.ts'
import type { Same } from '../index.ts'

export const timeline: Same<typeof en> = {}
