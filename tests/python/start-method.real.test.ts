/** The start method that the user chooses is that of the program, unless the program says it itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { START_METHODS } from '../../shared/contract/start-methods.ts'
import { lab } from '../terminal/lab.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clab-method-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe.skipIf(process.platform === 'win32')('the start method', () => {
  const asks = `import multiprocessing as mp

seen = "at the beginning"

def child(queue):
    queue.put(seen)

if __name__ == "__main__":
    seen = "in the parent"
    queue = mp.SimpleQueue()
    p = mp.Process(target=child, args=(queue,))
    p.start()
    p.join()
    print(mp.get_start_method(), queue.get())
`
  // Only a fork has the parent's globals as they were.
  const found = { fork: 'in the parent', spawn: 'at the beginning', forkserver: 'at the beginning' }

  test.each(START_METHODS)('%s is chosen from outside', async (method) => {
    const { stdout, stderr } = await lab(['run', written('asks.py', asks), '--start-method', method, '--raw'])
    expect({ stdout, stderr }).toEqual({ stdout: `${method} ${found[method]}\n`, stderr: '' })
  })

  test('is what the program says if it says it', async () => {
    const says = `import multiprocessing as mp

if __name__ == "__main__":
    mp.set_start_method("spawn")
    print(mp.get_start_method(), mp.get_context("fork").get_start_method())
`
    const { stdout } = await lab(['run', written('says.py', says), '--start-method', 'forkserver', '--raw'])
    expect(stdout).toBe('spawn fork\n')
  })

  test('that is none is refused', async () => {
    const { code, stderr } = await lab(['run', written('asks.py', asks), '--start-method', 'thread'])
    expect(code).toBe(2)
    expect(stderr).toContain('--start-method')
  })
})
