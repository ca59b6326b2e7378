import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFailed, onTestFinished, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'

/** util-linux's `script` gives a program a terminal of its own. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

const LAB = `'${process.execPath}' '${join(OUT, 'lab.mjs')}'`

type Key = readonly [seen: string | RegExp, text: string | ((screen: string) => string)]

/** Starts a command at a terminal, and types each text when what it waits for has appeared on the screen. */
async function typing(command: string, keys: readonly Key[]) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1', TERM: 'xterm' }
  const child = spawn('script', ['-qefc', command, '/dev/null'], { env })
  let screen = ''
  let seen = 0
  let next = 0
  onTestFailed(() => console.error(screen))
  onTestFinished(() => void child.kill())
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    const key = keys[next]
    if (!key || !isIn(screen.slice(seen), key[0])) return
    seen = screen.length
    next++
    child.stdin.write(typeof key[1] === 'string' ? key[1] : key[1](screen))
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, screen }
}

const isIn = (text: string, what: string | RegExp) =>
  typeof what === 'string' ? text.includes(what) : what.test(text)

test.skipIf(!hasTerminal)('the menu: a lab by its id, a parameter, a run, and out', async () => {
  const { code, screen } = await typing(`${LAB} menu`, [
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
    const { code, screen } = await typing(
      `${LAB} shell '${join(import.meta.dirname, 'fixtures', 'by-hand.ts')}'`,
      [
        ['lab> ', 'start slow\r'],
        ['start slow: done', 'join slow\r'],
        ['main waits: join slow> ', 'kill slow\r'],
        ['join slow: done', '\u0003'],
        ['stop the run?', 'y\r'],
      ],
    )
    expect(code).toBe(0)
    expect(screen).toContain('SIGKILL sent to slow.')
    expect(screen).toContain('Stopped after')
  },
)

test.skipIf(!hasTerminal).each([
  ['Python', 'suspended.py --raw'],
  ['Python, with a report', 'suspended.py'],
  ['TypeScript', 'suspended.ts'],
])('Ctrl-Z suspends a program with all its processes, and fg lets it go on: %s', async (_, run) => {
  const { code, screen } = await typing("PS1='$ ' bash --norc -i", [
    ['$ ', `${LAB} run '${join(import.meta.dirname, 'fixtures')}'/${run}\r`],
    [/at work: \d+ \d+/, '\u001a'],
    ['Stopped', (screen) => `sleep 1; ps -o stat= ${pidsOn(screen)} | cut -c1 | uniq -c; fg\r`],
    ['went on', ''],
    ['$ ', 'echo left with $?\r'],
    ['left with 0', 'exit\r'],
  ])
  expect(screen).toMatch(/^ +2 T\r?$/m)
  expect(code).toBe(0)
  expect(screen.includes('asked to stop')).toBe(run.includes('.py'))
})

const pidsOn = (screen: string) => /at work: (\d+ \d+)/.exec(screen)?.[1]
