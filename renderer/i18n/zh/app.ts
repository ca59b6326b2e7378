import type { app as en } from '../en/app.ts'
import type { Same } from '../index.ts'

export const app: Same<typeof en> = {}
