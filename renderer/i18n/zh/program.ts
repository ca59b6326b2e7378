import type { program as en } from '../en/program.ts'
import type { Same } from '../index.ts'

export const program: Same<typeof en> = {}
