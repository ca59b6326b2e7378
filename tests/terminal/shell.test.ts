import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endOf, lab, startLab } from './lab.ts'

const byHand = join(import.meta.dirname, 'fixtures', 'by-hand.ts')
const shell = (...lines: string[]) => lab(['shell', byHand], { input: lines.join('\n') })

test('commands from a pipe are carried out one after the other; the end of the pipe ends the run', async () => {
  const { code, stdout, stderr } = await shell('start quick', 'join quick', 'value m', 'exitcode quick')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/quick\(\d+\) *\| working/)
  expect(stdout).toMatch(/start quick: done\n[^]*join quick: done\nvalue m: 1\nexitcode quick: 0\n/)
  expect(stdout).not.toContain('not run by hand')
})

test('a blocked main can be freed from outside', async () => {
  const { code, stdout } = await shell('start slow', 'join slow', 'wait-for', 'kill slow', 'exitcode slow')
  expect(code).toBe(0)
  expect(stdout).toContain('MainProcess waits: join slow\nSIGKILL sent to slow.\n')
  expect(stdout).toContain('join slow: done\nexitcode slow: -9\n')
})

test('queues and locks block as they do in a program', async () => {
  const { stdout } = await shell(
    'put q 5',
    'put q {"a": 1}',
    'full q',
    'put q 7 0.1',
    'get q',
    'get q',
    'acquire lock1',
    'release lock1',
  )
  expect(stdout).toMatch(
    /put q 5: done\nput q \{"a": 1\}: done\nfull q: (true|True)\nput q 7 0\.1: .*Full.*\nget q: 5\n/,
  )
  expect(stdout).toMatch(/acquire lock1: (true|True)\nrelease lock1: done\n/)
})

test('what can be asked or undone in a program can be typed', async () => {
  const { stdout } = await shell(
    'locked lock1',
    'acquire lock1',
    'locked lock1',
    'is_set e',
    'set e',
    'is_set e',
    'start bell',
    'cancel bell',
    'join bell',
    'map pool square 1 2 3',
    'cancel quick',
  )
  expect(stdout).toContain('locked lock1: false\nacquire lock1: true\nlocked lock1: true\n')
  expect(stdout).toContain('is_set e: false\nset e: done\nis_set e: true\n')
  expect(stdout).toContain('start bell: done\ncancel bell: done\njoin bell: done\n')
  expect(stdout).toContain('map pool square 1 2 3: [ 1, 4, 9 ]\n')
  expect(stdout).toContain("cancel quick: a process can't cancel: quick is a process\n")
})

test('main stuck for good does not hang a script', async () => {
  const { code, stdout } = await shell('acquire lock1', 'acquire lock1', 'release lock1')
  expect(code).toBe(0)
  expect(stdout).toContain('Verdicts')
})

test('mistakes are told and the run goes on', async () => {
  const { stdout } = await shell('strat quick', 'start nobody', 'kill nobody', 'start slow', 'start slow')
  expect(stdout).toContain('There is no command "strat"; did you mean "start"?')
  expect(stdout).toContain('start nobody: ')
  expect(stdout).toContain('There is no actor "nobody".')
  expect(stdout).toMatch(/start slow: done\nstart slow: .*(start|once|twice)/)
})

test('quit ends the run at once', async () => {
  const { code, stdout } = await shell('start slow', 'quit', 'start quick')
  expect(code).toBe(0)
  expect(stdout).not.toContain('start quick')
})

test('Ctrl-C ends it too', async () => {
  const child = startLab(['shell', byHand])
  const ended = endOf(child)
  child.stdin.write('start slow\njoin slow\n')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
})
