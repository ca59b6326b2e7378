import type { measures as en } from '../en/measures.ts'
import type { Same } from '../index.ts'

export const measures: Same<typeof en> = {}
