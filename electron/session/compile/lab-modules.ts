/** What a program can import besides its own files; the runtime's table of the same names carries them out. */
export const LAB_MODULES: ReadonlySet<string> = new Set([
  'lab',
  'lab/multiprocessing',
  'lab/threading',
  'lab/queue',
  'lab/time',
  'lab/os',
  'lab/random',
  'lab/sys',
  'lab/asyncio',
  'lab/errors',
])
