/** The corpus of Python programs: what each of them is, and, for those that deadlock, the truth about it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAtLeast, type Interpreter } from './interpreters.ts'

export const CORPUS = join(import.meta.dirname, 'corpus')

const Entry = z.strictObject({
  file: z.string().regex(/^(plain|deadlock|lookalike)\/[a-z0-9-]+\.py$/),
  /**
   * plain: prints the same bytes and ends with the same exit code at each run; deadlock: some of it never ends;
   * lookalike: waits long or much, and ends by itself.
   */
  kind: z.enum(['plain', 'deadlock', 'lookalike']),
  /** What of Python it is about. */
  covers: z.array(z.string()).min(1),
  /** The oldest Python that has all of it; 3.8 unless said otherwise. */
  minVersion: z
    .string()
    .regex(/^3\.\d+$/)
    .optional(),
  /** Not for a Python without a GIL: plain 3.13t hangs in it itself at times. */
  gil: z.literal(true).optional(),
  /** As `process.platform`; all unless said otherwise. */
  platforms: z.array(z.enum(['linux', 'darwin', 'win32'])).optional(),
  stdin: z.string().optional(),
  /** Until somebody types it, a good while after the start, standard input is open and empty. */
  typed: z.string().optional(),
  args: z.array(z.string()).optional(),
  /** Deadlock: whom the verdicts have to name, all of them together, and nobody who merely waits for one of them. */
  actors: z.array(z.string()).min(1).optional(),
  /** Deadlock: what these wait for; a join and a result have none. */
  resources: z.array(z.string()).optional(),
  /** Deadlock: which kind of verdict; undefined where more than one would be right. */
  verdict: z.enum(['deadlock', 'stuck', 'orphan']).optional(),
})

export interface CorpusProgram extends z.infer<typeof Entry> {
  readonly path: string
  readonly text: string
  /** Deadlock: where each of its actors waits, from the marks `# waits: name …` in the program. */
  readonly lines: readonly { readonly actor: string; readonly line: number }[]
}

/** @throws if the manifest is not as described above */
export function readCorpus(): CorpusProgram[] {
  const manifest: unknown = JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8'))
  return z
    .array(Entry)
    .parse(manifest)
    .map((entry) => {
      const path = join(CORPUS, entry.file)
      const text = readFileSync(path, 'utf8')
      return { ...entry, path, text, lines: marksIn(text) }
    })
}

/** Whether a program can be run by this Python on this platform. */
export function isFor(
  { minVersion = '3.8', gil, platforms }: CorpusProgram,
  { version, freeThreaded }: Pick<Interpreter, 'version' | 'freeThreaded'>,
  platform: string = process.platform,
): boolean {
  if (gil && freeThreaded) return false
  return isAtLeast(version, minVersion) && (platforms?.some((one) => one === platform) ?? true)
}

function marksIn(text: string): CorpusProgram['lines'] {
  return text.split('\n').flatMap((line, index) => {
    const actors = /# waits: (.+)$/.exec(line)?.[1]?.split(' ') ?? []
    return actors.map((actor) => ({ actor, line: index + 1 }))
  })
}
