import type { processes as en } from '../en/processes.ts'
import type { Same } from '../index.ts'

export const processes: Same<typeof en> = {}
