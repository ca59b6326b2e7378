import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'

/** util-linux's `script` gives a program a terminal of its own. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

/** Types each text when what it waits for has appeared on the screen. */
async function typing(args: string, keys: readonly (readonly [seen: string, text: string])[]) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1', TERM: 'xterm' }
  const command = `'${process.execPath}' '${join(OUT, 'lab.mjs')}' ${args}`
  const child = spawn('script', ['-qefc', command, '/dev/null'], { env })
  let screen = ''
  let seen = 0
  let next = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    const key = keys[next]
    const at = key ? screen.indexOf(key[0], seen) : -1
    if (!key || at < 0) return
    seen = screen.length
    next++
    child.stdin.write(key[1])
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, screen }
}

test.skipIf(!hasTerminal)('the menu: a lab by its id, a parameter, a run, and out', async () => {
  const { code, screen } = await typing('menu', [
    ['id of a lab', 'race\r'],
    ['[Enter] whole', '\r'],
    ['count:', 'many\r'],
    ['count:', '500\r'],
    ['faster?', '\r'],
    ['back to the list', 'q\r'],
  ])
  expect(code).toBe(0)
  expect(screen).toContain('count is a whole number, and "many" is not.')
  expect(screen).toContain('expected 1000')
  expect(screen).toContain('Finished after')
})

test.skipIf(!hasTerminal)(
  'the shell: the prompt says what main waits for, kill frees it, Ctrl-C offers to stop',
  async () => {
    const { code, screen } = await typing(`shell '${join(import.meta.dirname, 'fixtures', 'by-hand.ts')}'`, [
      ['lab> ', 'start slow\r'],
      ['start slow: done', 'join slow\r'],
      ['main waits: join slow> ', 'kill slow\r'],
      ['join slow: done', '\u0003'],
      ['stop the run?', 'y\r'],
    ])
    expect(code).toBe(0)
    expect(screen).toContain('SIGKILL sent to slow.')
    expect(screen).toContain('Stopped after')
  },
)
