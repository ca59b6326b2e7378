/** What the CSV export tells, a table each. */
export const CSV_TABLES = ['spans', 'waits', 'values', 'output'] as const
export type CsvTable = (typeof CSV_TABLES)[number]
