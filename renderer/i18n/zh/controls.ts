import type { controls as en } from '../en/controls.ts'
import type { Same } from '../index.ts'

export const controls: Same<typeof en> = {}
