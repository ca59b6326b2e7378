/** The forms in which a run can leave the lab. */
import { CSV_TABLES } from '../../../shared/trace/export/csv-tables.ts'

export const EXPORTS = ['report', 'trace', 'perfetto', ...CSV_TABLES] as const
export type Export = (typeof EXPORTS)[number]
