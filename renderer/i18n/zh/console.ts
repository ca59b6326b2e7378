import type { console as en } from '../en/console.ts'
import type { Same } from '../index.ts'

export const console: Same<typeof en> = {}
