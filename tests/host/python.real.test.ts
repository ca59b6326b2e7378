import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask } from '../../electron/session/python/interpreters.ts'
import { openWindow, problemFrom, runText, start, until } from './harness.ts'

const python = await ask('python3')

test.runIf(python)('a lab runs in Python, and its run says so', async () => {
  await start()
  const window = await openWindow()
  const target = { kind: 'lab', lab: 'lock', language: 'python' } as const
  const { run, language, input } = await window.app.startRun({ target, speed: 100 })
  expect({ language, input }).toEqual({ language: 'python', input: true })
  await window.app.watchRun({ run, from: 0 })
  await window.over(run)
  expect(window.events(run).at(-1)).toMatchObject({ type: 'ended', outcome: 'finished' })
  expect(await window.app.listRuns()).toMatchObject([{ run, lab: 'lock', language: 'python' }])
})

test.runIf(python)(
  'what is typed reaches a Python program of the editor, to the end of its input',
  async () => {
    await start()
    const window = await openWindow()
    const text =
      'import sys\nprint("name?", flush=True)\nfor line in sys.stdin:\n    print("hello", line.strip(), flush=True)\n'
    const target = { kind: 'text', name: 'typed', language: 'python', text } as const
    const { run } = await window.app.startRun({ target })
    await window.app.watchRun({ run, from: 0 })
    await until(() => window.output(run).includes('name?'))
    await window.app.type({ run, text: 'Ada\n', end: false })
    await until(() => window.output(run).includes('hello Ada'))
    await window.app.type({ run, text: '', end: true })
    await window.over(run)
    expect(window.events(run).at(-1)).toMatchObject({ outcome: 'finished' })
    // The program has gone; nobody is hurt.
    await window.app.type({ run, text: 'too late\n', end: false })
  },
)

test('a program that takes no input says so, in both languages', async () => {
  await start()
  const window = await openWindow()
  const { run, input } = await runText(window, 'export function main() { for (;;); }\n')
  expect(input).toBe(false)
  expect(await problemFrom(window.app.type({ run, text: 'x', end: false }))).toMatchObject({
    code: 'refused',
    text: { zh: expect.stringContaining('Python') as string },
  })
  await window.app.stopRun({ run })
})

test.runIf(python)('the chosen interpreter is listed with its reason when it is none', async () => {
  const { home } = await start()
  const window = await openWindow()
  const path = join(home, 'no-python')
  await writeFile(path, '')
  await window.app.changeSettings({ python: path })
  const [chosen, ...others] = await window.app.pythons()
  expect(chosen).toMatchObject({
    path,
    from: 'settings',
    unusable: { zh: expect.stringContaining('解释器') as string },
  })
  expect(others.length).toBeGreaterThan(0)
  const target = { kind: 'lab', lab: 'lock', language: 'python' } as const
  expect(await problemFrom(window.app.startRun({ target }))).toMatchObject({ code: 'python' })
})
