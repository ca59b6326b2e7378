import type { memory as en } from '../en/memory.ts'
import type { Same } from '../index.ts'

export const memory: Same<typeof en> = {}
