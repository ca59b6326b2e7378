import { join } from 'node:path'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'
import { openSession } from '../../electron/session/session.ts'
import { itemsOf } from '../../shared/trace/state.ts'
import { eventually } from '../eventually.ts'
import { oldestAndNewest } from './interpreters.ts'

const PROGRAM = `import threading
def swap(mine, other, both):
    with mine:
        both.wait()
        other.acquire()
lock1 = threading.Lock()
lock2 = threading.Lock()
lock3 = threading.Lock()
lock4 = threading.Lock()
first, second = threading.Barrier(2), threading.Barrier(2)
threading.Thread(target=swap, args=(lock1, lock2, first), name='a').start()
threading.Thread(target=swap, args=(lock2, lock1, first), name='b').start()
threading.Thread(target=swap, args=(lock3, lock4, second), name='c').start()
threading.Thread(target=swap, args=(lock4, lock3, second), name='d').start()
`

const pythons = await oldestAndNewest()

describe.each(pythons.map(({ version, path }) => [version, path] as const))(
  'Python %s',
  (_version, interpreter) => {
    test('two deadlocks that have nothing to do with each other are two verdicts, if the run goes on after the first', async () => {
      const home = mkdtempSync(join(tmpdir(), 'lab-two-'))
      const path = join(home, 'program.py')
      writeFileSync(path, PROGRAM)
      const session = await openSession({
        engineFolder: OUT,
        stateFolder: join(home, 'state'),
        runsFolder: join(home, 'runs'),
      })
      try {
        const run = await session.run(await session.open({ kind: 'file', path }), {
          record: 'discard',
          onDeadlock: 'keep-going',
          python: { interpreter, args: [], input: 'none' },
        })
        const found = () => {
          const { actors, verdicts } = run.state
          return itemsOf(verdicts)
            .map((verdict) =>
              verdict.actors
                .map((actor) => actors.get(actor)?.name)
                .sort()
                .join(' and '),
            )
            .sort()
        }
        await eventually(() => expect(found()).toEqual(['a and b', 'c and d']))
        expect(itemsOf(run.state.verdicts).map(({ kind }) => kind)).toEqual(['deadlock', 'deadlock'])
        expect(run.over).toBe(false)
        await run.stop()
      } finally {
        await session.close()
        rmSync(home, { recursive: true, force: true })
      }
    })
  },
)
