import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CORPUS, isFor, readCorpus, type CorpusProgram } from './corpus.ts'
import { interpreters, titleOf } from './interpreters.ts'
import { plainRun } from './plain-run.ts'

const LIMIT_MS = 30_000
/** A program that should hang is asked after this long in silence where its threads are. */
const HANGS_MS = 1000
/** Tasks can't be asked: by then they hang if ever. */
const TASKS_HANG_MS = 3000
const ASK_WHERE = join(import.meta.dirname, 'fixtures/ask-where')

/** What the corpus has to cover, and at least one program of each. */
const COVERED = [
  ...threading(
    'Thread',
    'Thread subclass',
    'Lock',
    'RLock',
    'Semaphore',
    'BoundedSemaphore',
    'Event',
    'Condition',
  ),
  ...threading(
    'Barrier',
    'Timer',
    'local',
    'excepthook',
    'enumerate',
    'active_count',
    'main_thread',
    'get_ident',
  ),
  ...[
    'threading.native_id',
    'from threading import Lock',
    'with-blocks',
    '_thread',
    'timeouts',
    'daemon threads',
  ],
  ...['queue.Queue', 'queue.LifoQueue', 'queue.PriorityQueue', 'queue.SimpleQueue'],
  ...multiprocessing(
    'Process',
    'Process subclass',
    'Lock',
    'RLock',
    'Semaphore',
    'BoundedSemaphore',
    'Event',
  ),
  ...multiprocessing(
    'Condition',
    'Barrier',
    'Queue',
    'JoinableQueue',
    'SimpleQueue',
    'Pipe',
    'Value',
    'Array',
  ),
  ...multiprocessing('Manager', 'Pool', 'shared_memory', 'connection'),
  ...[
    'fork',
    'spawn',
    'forkserver',
    'maxtasksperchild',
    'callbacks',
    'daemon processes',
    'os.fork',
    'subprocess',
  ],
  ...[
    'concurrent.futures.ThreadPoolExecutor',
    'concurrent.futures.ProcessPoolExecutor',
    'cancel',
    'as_completed',
  ],
  ...['asyncio tasks', 'asyncio.Lock', 'asyncio.Event', 'asyncio.Semaphore', 'asyncio.BoundedSemaphore'],
  ...[
    'asyncio.Condition',
    'asyncio.Queue',
    'asyncio.wait',
    'asyncio.gather',
    'asyncio timeouts',
    'asyncio.TaskGroup',
  ],
  ...['run_in_executor', 'asyncio subprocess', 'asyncio streams', 'generators as coroutines'],
  ...[
    'argv',
    '__main__',
    '__file__',
    'sys.path',
    'cwd',
    'stdin from a pipe',
    'os.environ unchanged',
    'python -c',
  ],
  ...[
    'signals',
    'KeyboardInterrupt',
    'exit codes',
    'sys.exit',
    'os._exit',
    'exceptions',
    'tracebacks',
    'stderr',
  ],
  ...[
    'pickling',
    'isinstance',
    'repr',
    'weakref',
    'subclassing',
    'copy',
    'hash',
    'identity',
    'inspect.signature',
  ],
  ...[
    'atexit order',
    'os.write(1)',
    'binary output',
    'flush',
    'print from children',
    'large outputs',
    'warnings',
  ],
  ...['sys.modules unsuspicious', "a user's sitecustomize", "a user's usercustomize"],
]

/** They wait where no line of the program is: for a queue's feeder thread, or in a task that is built in. */
const WITHOUT_LINES = new Set([
  'deadlock/process-queue-not-drained.py',
  'deadlock/futures-built-in-task.py',
  'deadlock/pool-built-in-task.py',
])

const corpus = readCorpus()
const all = await interpreters()
/** The newest Python; all of them if CORPUS_PYTHONS says so. */
const tried = process.env['CORPUS_PYTHONS'] === 'all' ? all : all.slice(-1)

describe('the corpus', () => {
  test('is what the manifest lists, and enough of it', () => {
    const files = ['plain', 'deadlock', 'lookalike'].flatMap((kind) =>
      readdirSync(join(CORPUS, kind)).map((file) => `${kind}/${file}`),
    )
    expect(corpus.map(({ file }) => file).sort()).toEqual(files.sort())
    expect(ofKind('plain').length).toBeGreaterThanOrEqual(120)
    expect(ofKind('deadlock').length).toBeGreaterThanOrEqual(40)
    expect(ofKind('lookalike').length).toBeGreaterThanOrEqual(60)
  })

  test('covers everything that Python programs may use', () => {
    const covered = new Set(ofKind('plain').flatMap(({ covers }) => covers))
    expect(COVERED.filter((item) => !covered.has(item))).toEqual([])
  })

  test('consists of small programs that say what they show, no two alike', () => {
    for (const { file, kind, text } of corpus) {
      expect(file.startsWith(`${kind}/`), file).toBe(true)
      expect(text, file).toMatch(/^# [A-Z_a-z0-9].*[.?]\n/)
      expect(text.split('\n').length, file).toBeLessThanOrEqual(50)
    }
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length)
    expect(new Set(corpus.map(({ text }) => text.split('\n')[0])).size).toBe(corpus.length)
  })

  test('marks the lines where the actors of its deadlocks wait, each once', () => {
    for (const { file, kind, actors = [], lines, verdict } of corpus) {
      const marked = lines.map(({ actor }) => actor)
      if (kind === 'deadlock') expect(actors, file).not.toEqual([])
      else expect({ actors, verdict }, file).toEqual({ actors: [] })
      expect(new Set(marked).size, file).toBe(marked.length)
      if (!WITHOUT_LINES.has(file)) expect(marked.sort(), file).toEqual(actors.toSorted())
    }
  })
})

describe.each(tried.map((interpreter) => [titleOf(interpreter), interpreter] as const))(
  'Python %s',
  (_title, interpreter) => {
    const python = interpreter.path
    const those = (kind: CorpusProgram['kind']) =>
      ofKind(kind)
        .filter((program) => isFor(program, interpreter))
        .map((program) => [program.file, program] as const)

    test.concurrent.each(those('plain'))('%s prints the same twice', async (_file, program) => {
      const [first, second] = [await run(program), await run(program)]
      expect(first.end).not.toBe('hangs')
      expect({ end: second.end, text: second.stdout.toString('latin1') }).toEqual({
        end: first.end,
        text: first.stdout.toString('latin1'),
      })
      if (!program.covers.includes('stderr') && first.end === 1) expect(first.stderr).toBe('')
    })

    test.concurrent.each(those('deadlock'))('%s hangs where it says', async (file, program) => {
      const ofTasks = /^import asyncio$/m.test(program.text)
      const marks = program.lines.map(({ line }) => `${basename(file)}:${line}`)
      const { end, stderr } = await run(program, {
        hanging: { silentMs: ofTasks ? TASKS_HANG_MS : HANGS_MS },
        // The stack of a suspended task is nowhere to be seen.
        ...(!ofTasks && {
          env: { PYTHONPATH: ASK_WHERE, PYTHONDONTWRITEBYTECODE: '1' },
          ask: { signal: 'SIGWINCH', enough: (text) => marks.every((mark) => linesIn(text).has(mark)) },
        }),
      })
      expect(end, stderr).toBe('hangs')
      if (!ofTasks) expect([...linesIn(stderr)], stderr).toEqual(expect.arrayContaining(marks))
    })

    test.concurrent.each(those('lookalike'))('%s ends by itself', async (_file, program) => {
      const { end, stderr, ms } = await run(program)
      expect(end, stderr).toBe(0)
      expect(ms, 'long enough to be suspected').toBeGreaterThan(150)
    })

    function run(program: CorpusProgram, more: Partial<Parameters<typeof plainRun>[2]> = {}) {
      const { file, args = [], stdin, typed } = program
      return plainRun(python, [file, ...args], {
        cwd: CORPUS,
        input: stdin,
        typed,
        limitMs: LIMIT_MS,
        ...more,
      })
    }
  },
)

/** `file:line` of every frame in what faulthandler has written. */
function linesIn(stderr: string): Set<string> {
  const frames = stderr.matchAll(/([\w-]+\.py)", line (\d+) in/g)
  return new Set([...frames].map(([, file, line]) => `${file}:${line}`))
}

function ofKind(kind: CorpusProgram['kind']): CorpusProgram[] {
  return corpus.filter((program) => program.kind === kind)
}

function threading(...names: string[]): string[] {
  return names.map((name) => `threading.${name}`)
}

function multiprocessing(...names: string[]): string[] {
  return names.map((name) => `multiprocessing.${name}`)
}
