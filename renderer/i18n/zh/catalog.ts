import type { catalog as en } from '../en/catalog.ts'
import type { Same } from '../index.ts'

export const catalog: Same<typeof en> = {}
