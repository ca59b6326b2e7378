/** What a run's file is called: `deadlock-2026-11-23-12-28`, with nothing in it that a file system refuses. */

/** `name`: of the program; `date`: ISO 8601. */
export function fileNameOf(name: string | undefined, date: string | undefined): string {
  const program = (name ?? 'run').replace(/\.(?:[cm]?[jt]s|py)$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-')
  const minute = date?.slice(0, 16).replace(/[T:]/g, '-')
  return [program.slice(0, 80), minute].filter(Boolean).join('-')
}
