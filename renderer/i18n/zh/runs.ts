import type { runs as en } from '../en/runs.ts'
import type { Same } from '../index.ts'

export const runs: Same<typeof en> = {}
