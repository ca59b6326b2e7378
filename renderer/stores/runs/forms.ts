/** The forms in which a run can leave the lab. */
import { CSV_TABLES } from '../../../shared/trace/export/csv-tables.ts'

export const EXPORTS = ['report', 'trace', 'perfetto', ...CSV_TABLES] as const
export type Export = (typeof EXPORTS)[number]

/** A trace as a file of its own: its ending and its type are the ones that installing the app connects with it. */
export const TRACE_FILE = { ending: '.labtrace', type: 'application/x-concurrency-lab-trace' } as const
