import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTrace } from '../../shared/trace/codec.ts'
import { labs } from '../../shared/labs/index.ts'
import { openWindow, problemFrom, runText, start, stop, until } from './harness.ts'

const HELLO = "import { print } from 'lab'\nexport function main() { print('hello') }\n"
const ENDLESS = "import { sleep } from 'lab/time'\nexport function main() { for (;;) sleep(1) }\n"
const FLOOD = "import { print } from 'lab'\nexport function main() { for (;;) print('flood flood flood') }\n"

test('hello tells the machine, the settings and what the app was started with, once', async () => {
  const { host } = await start()
  await host.open({ kind: 'lab', lab: 'race' })
  const window = await openWindow()
  const hello = await window.app.hello()
  expect(hello).toMatchObject({
    machine: { shell: 'desktop', version: '0.0.0', utility: false, platform: process.platform },
    settings: { language: 'system' },
    open: { kind: 'lab', lab: 'race' },
    problems: [],
  })
  expect((await window.app.hello()).open).toBeUndefined()
  await host.open({ kind: 'lab', lab: 'gil' })
  expect(window.opened).toEqual([{ kind: 'lab', lab: 'gil' }])
})

test('every problem of a program, a setting or a command comes in both languages', async () => {
  await start()
  const window = await openWindow()
  const broken = await problemFrom(runText(window, 'export function main() {\n  const a = = 1\n}\n'))
  expect(broken).toMatchObject({ code: 'program', at: { file: 'program.ts', line: 2 } })
  expect(broken.text.zh).toContain('TypeScript')
  expect(broken.text.en).not.toContain('\n')
  const lab = labs.find(({ parameters }) => parameters.some(({ kind }) => kind === 'integer'))!
  const { name } = lab.parameters.find(({ kind }) => kind === 'integer')!
  const target = { kind: 'lab', lab: lab.id, language: 'typescript' } as const
  const setting = await problemFrom(window.app.startRun({ target, settings: { [name]: 1e12 } }))
  expect(setting).toMatchObject({ code: 'setting' })
  expect(setting.text.zh).toContain('应为')
  expect(await problemFrom(window.app.startRun({ target, processes: 'utility' }))).toMatchObject({
    code: 'start',
    text: { zh: expect.stringContaining('桌面应用') as string },
  })
  const { run } = await runText(window, ENDLESS)
  await window.app.watchRun({ run, from: 0 })
  await until(() => window.of(run, 'actor-started').length > 0)
  expect(await problemFrom(window.app.command({ run, text: 'start t1' }))).toMatchObject({ code: 'control' })
  expect(await problemFrom(window.app.kill({ run, actor: '0.9' }))).toMatchObject({
    code: 'control',
    text: { zh: expect.stringContaining('0.9') as string },
  })
  await window.app.kill({ run, actor: '0' })
  await until(async () => (await window.app.hello()).live[0]?.over === true)
})

test('a run by hand does what it is told', async () => {
  await start()
  const window = await openWindow()
  const program = `import { print } from 'lab'
import { Thread } from 'lab/threading'
export function work() { print('from t1') }
export const t1 = new Thread({ target: work, name: 't1' })
export function main() {}
`
  const { run } = await runText(window, program, { drive: 'hand' })
  await window.app.watchRun({ run, from: 0 })
  await window.app.command({ run, text: 'start t1' })
  await window.app.command({ run, text: 'join t1' })
  await until(() => window.output(run).includes('from t1'))
  expect(await problemFrom(window.app.command({ run, text: 'start t1' }))).toMatchObject({ code: 'command' })
  await window.app.stopRun({ run })
})

test('my programs are kept, listed, changed and deleted, whatever they are called', async () => {
  const { state } = await start()
  const window = await openWindow()
  const write = { language: 'typescript', text: HELLO } as const
  const first = await window.app.writeProgram({ ...write, name: '../../etc/passwd', lab: 'race' })
  const second = await window.app.writeProgram({ ...write, name: '我的程序' })
  await writeFile(join(state, 'programs', '0123456789abcdef.json'), '{"broken')
  expect((await window.app.listPrograms()).map(({ name }) => name).sort()).toEqual([
    '../../etc/passwd',
    '我的程序',
  ])
  await window.app.writeProgram({ ...write, id: first.id, name: 'renamed', text: 'changed' })
  await stop()
  await start()
  const later = await openWindow()
  expect(await later.app.readProgram({ id: first.id })).toMatchObject({ name: 'renamed', text: 'changed' })
  await later.app.deleteProgram({ id: second.id })
  expect(await later.app.listPrograms()).toMatchObject([{ id: first.id }])
  expect((await readdir(join(state, 'programs'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('what another window has written meanwhile is not overwritten, program or file', async () => {
  const { host, home } = await start()
  const [here, there] = [await openWindow(), await openWindow()]
  const write = { name: 'ours', language: 'typescript', text: HELLO } as const
  const { id, modified } = await here.app.writeProgram(write)
  await there.app.writeProgram({ ...write, id, text: 'theirs', since: modified })
  expect(
    await problemFrom(here.app.writeProgram({ ...write, id, text: 'mine', since: modified })),
  ).toMatchObject({ code: 'stale', text: { zh: expect.stringContaining('另一个窗口') as string } })
  expect(await here.app.readProgram({ id })).toMatchObject({ text: 'theirs' })

  const path = join(home, 'mine.ts')
  await writeFile(path, HELLO)
  await host.open({ kind: 'file', path })
  const opened = await here.app.readFile({ path })
  const since = await here.app.writeFile({ path, text: 'first', since: opened.modified })
  await writeFile(path, 'by another editor')
  expect(await problemFrom(here.app.writeFile({ path, text: 'second', since }))).toMatchObject({
    code: 'stale',
  })
  expect(await readFile(path, 'utf8')).toBe('by another editor')
  await here.app.writeFile({ path, text: 'second' })
  expect(await readFile(path, 'utf8')).toBe('second')
})

test.each(['../settings', '0123456789abcdef/../x', '', 'nothing'])('no program has the id %j', async (id) => {
  await start()
  const window = await openWindow()
  expect(await problemFrom(window.app.readProgram({ id }))).toMatchObject({ code: 'refused' })
  expect(await problemFrom(window.app.deleteProgram({ id }))).toMatchObject({ code: 'refused' })
})

test('only files that the user has opened are read and written', async () => {
  const { host, home } = await start()
  const path = join(home, 'mine.ts')
  const secret = join(home, 'secret.ts')
  await writeFile(path, HELLO)
  await writeFile(secret, 'secret')
  const window = await openWindow()
  expect(await problemFrom(window.app.readFile({ path }))).toMatchObject({ code: 'refused' })
  await host.open({ kind: 'file', path })
  expect(window.opened).toEqual([{ kind: 'file', path }])
  expect(await window.app.readFile({ path })).toMatchObject({
    name: 'mine.ts',
    language: 'typescript',
    text: HELLO,
  })
  await window.app.writeFile({ path, text: 'changed' })
  expect(await readFile(path, 'utf8')).toBe('changed')
  expect(await problemFrom(window.app.readFile({ path: secret }))).toMatchObject({ code: 'refused' })
  expect(await problemFrom(window.app.writeFile({ path: secret, text: '' }))).toMatchObject({
    code: 'refused',
  })
  expect(await problemFrom(window.app.startRun({ target: { kind: 'file', path: secret } }))).toMatchObject({
    code: 'refused',
  })
  // A path that leads there in another way is no way around it.
  await symlink(secret, join(home, 'link.ts'))
  expect(await problemFrom(window.app.readFile({ path: join(home, 'link.ts') }))).toMatchObject({
    code: 'refused',
  })
  expect(await problemFrom(window.app.readFile({ path: `${path}/../secret.ts` }))).toMatchObject({
    code: 'refused',
  })
  expect(await readFile(secret, 'utf8')).toBe('secret')
})

test('files that were opened are still known at the next start', async () => {
  const { host, home } = await start()
  for (const name of ['a.ts', 'b.py', 'sent.labtrace']) {
    await writeFile(join(home, name), HELLO)
    const kind = name.endsWith('.labtrace') ? 'trace' : 'file'
    await host.open({ kind, path: join(home, name) })
  }
  await stop()
  await start()
  const window = await openWindow()
  expect((await window.app.recentFiles()).map(({ name, kind }) => [name, kind])).toEqual([
    ['sent.labtrace', 'trace'],
    ['b.py', 'program'],
    ['a.ts', 'program'],
  ])
  // Each for what it was opened as.
  const trace = join(home, 'sent.labtrace')
  expect((await window.app.readTrace({ id: trace, from: 0 })).text).toBe(HELLO)
  expect(await problemFrom(window.app.writeFile({ path: trace, text: '' }))).toMatchObject({
    code: 'refused',
  })
  expect(await problemFrom(window.app.readTrace({ id: join(home, 'a.ts'), from: 0 }))).toMatchObject({
    code: 'refused',
  })
  expect(await window.app.readFile({ path: join(home, 'b.py') })).toMatchObject({ language: 'python' })
})

test('a file that is no text, too large or gone is told with its reason', async () => {
  const { host, home } = await start()
  const window = await openWindow()
  await writeFile(join(home, 'binary.ts'), new Uint8Array([0x66, 0, 0xff]))
  await writeFile(join(home, 'large.ts'), ' '.repeat(1_000_001))
  for (const name of ['binary.ts', 'large.ts']) {
    await host.open({ kind: 'file', path: join(home, name) })
    const problem = await problemFrom(window.app.readFile({ path: join(home, name) }))
    expect(problem).toMatchObject({
      code: 'disk',
      text: { zh: expect.stringContaining('无法读取') as string },
    })
  }
  await expect(host.open({ kind: 'file', path: join(home, 'gone.ts') })).rejects.toMatchObject({
    problem: { code: 'disk' },
  })
})

test('settings are kept', async () => {
  const told: string[] = []
  await start({ languageChanged: (language) => void told.push(language) })
  const window = await openWindow()
  expect(await window.app.changeSettings({ theme: 'dark', python: '/usr/bin/python3' })).toMatchObject({
    theme: 'dark',
    language: 'system',
  })
  await window.app.changeSettings({ language: 'zh' })
  expect(await problemFrom(window.app.changeSettings({ fontScale: 9 }))).toMatchObject({ code: 'refused' })
  await stop()
  const { host } = await start()
  expect(told).toEqual(['zh'])
  expect(host.language).toBe('zh')
  const later = await openWindow()
  const { settings } = await later.app.hello()
  expect(settings).toMatchObject({ theme: 'dark', python: '/usr/bin/python3' })
  expect((await later.app.changeSettings({ python: null })).python).toBeUndefined()
})

test('settings that can’t be written down hold until the end of the app: it is said, and every window goes by them', async () => {
  const { state } = await start()
  const [one, other] = [await openWindow(), await openWindow()]
  // Nothing can be moved into its place.
  await mkdir(join(state, 'settings.json', 'in the way'), { recursive: true })
  const problem = await problemFrom(one.app.changeSettings({ theme: 'dark' }))
  expect(problem.text.en).toContain('This holds until the app is closed, but it could not be written to')
  await until(() => other.settings.length > 0)
  expect(one.settings).toEqual(other.settings)
  expect(other.settings).toMatchObject([{ theme: 'dark' }])
  expect((await other.app.hello()).settings.theme).toBe('dark')
})

test('what two windows change is kept of both, and each is told of the other’s', async () => {
  await start()
  const [one, other] = [await openWindow(), await openWindow()]
  const progressOf = (lab: string) => other.settings.at(-1)?.progress[lab]
  await one.app.changeSettings({
    layouts: { deadlock: 'one’s', race: 'one’s' },
    progress: { race: { runs: 1, seen: ['lost'] } },
  })
  await other.app.changeSettings({
    layouts: { deadlock: null, locks: 'other’s' },
    progress: { race: { runs: 1, seen: ['slow', 'lost'] }, deadlock: { seen: ['task:1', 'task:2'] } },
  })
  await one.app.changeSettings({ progress: { deadlock: { seen: ['cycle'], unseen: ['task:1'] } } })
  await until(() => progressOf('deadlock')?.seen.includes('cycle') ?? false)
  expect(progressOf('deadlock')).toEqual({ runs: 0, seen: ['task:2', 'cycle'] })
  expect(progressOf('race')).toEqual({ runs: 2, seen: ['lost', 'slow'] })
  expect(one.settings.at(-1)).toEqual(other.settings.at(-1))
  await stop()
  await start()
  const { settings } = await (await openWindow()).app.hello()
  expect(settings).toMatchObject({
    layouts: { race: 'one’s', locks: 'other’s' },
    progress: { race: { runs: 2, seen: ['lost', 'slow'] }, deadlock: { seen: ['task:2', 'cycle'] } },
  })
  expect(settings.layouts).not.toHaveProperty('deadlock')
})

test.each([
  ['no JSON', '{ theme: dark', {}],
  ['no object', '[1, 2]', {}],
  ['a value that can not be', '{"theme":"purple","fontScale":1.5}', { fontScale: 1.5 }],
])('a settings file with %s is set aside, and what is good in it holds', async (_what, text, good) => {
  const { state } = await start()
  await stop()
  await writeFile(join(state, 'settings.json'), text)
  await start()
  const window = await openWindow()
  const { settings, problems } = await window.app.hello()
  expect(settings).toMatchObject({ theme: 'system', ...good })
  expect(problems).toMatchObject([
    { code: 'settings', text: { zh: expect.stringContaining('settings.json') as string } },
  ])
  const aside = (await readdir(state)).find((name) => name.startsWith('settings.invalid-'))!
  expect(await readFile(join(state, aside), 'utf8')).toBe(text)
  await window.app.changeSettings({ theme: 'light' })
  await stop()
  await start()
  const hello = await (await openWindow()).app.hello()
  expect(hello).toMatchObject({ settings: { theme: 'light', ...good }, problems: [] })
})

test('kept runs are listed, read in pieces of whole lines even while they go on, and deleted when they are over', async () => {
  await start()
  const window = await openWindow()
  const { run } = await runText(window, FLOOD)
  await window.app.watchRun({ run, from: 0 })
  const find = async () => (await window.app.listRuns()).find((one) => one.run === run)!
  await until(async () => (await find())?.bytes > 3_000_000)
  const { id, live, name, language } = await find()
  expect({ live, name, language }).toEqual({ live: true, name: 'program', language: 'typescript' })
  expect(await problemFrom(window.app.deleteRun({ id }))).toMatchObject({ code: 'refused' })
  const piece = await window.app.readTrace({ id, from: 0 })
  expect(piece.text.endsWith('\n')).toBe(true)
  expect(piece.next).toBe(Buffer.byteLength(piece.text))
  expect(piece.next).toBeLessThanOrEqual(1024 * 1024)
  await window.app.stopRun({ run })
  let text = ''
  for (let from = 0; ;) {
    const next = await window.app.readTrace({ id, from })
    text += next.text
    if (next.text === '') break
    from = next.next
  }
  const trace = readTrace(text)
  expect(trace).toMatchObject({ problems: [], truncated: false })
  expect(await find()).toMatchObject({ live: false, outcome: 'stopped', bytes: Buffer.byteLength(text) })
  await window.app.deleteRun({ id })
  expect(await window.app.listRuns()).toEqual([])
  expect(await problemFrom(window.app.readTrace({ id, from: 0 }))).toMatchObject({ code: 'refused' })
})

test('a trace file that was opened can be read, and no other', async () => {
  const { host, home } = await start()
  const window = await openWindow()
  const path = join(home, 'foreign.ndjson')
  await writeFile(path, `${'x'.repeat(3_000_000)}\nsecond\nno line end`)
  expect(await problemFrom(window.app.readTrace({ id: path, from: 0 }))).toMatchObject({ code: 'refused' })
  await host.open({ kind: 'trace', path })
  expect(window.opened).toEqual([{ kind: 'trace', path }])
  const first = await window.app.readTrace({ id: path, from: 0 })
  expect(first.text.endsWith('second\n') || first.text.endsWith('x\n') || first.next === first.size).toBe(
    true,
  )
  let text = first.text
  for (let from = first.next; from < first.size;) {
    const piece = await window.app.readTrace({ id: path, from })
    text += piece.text
    from = piece.next
  }
  expect(text).toBe(await readFile(path, 'utf8'))
})

test('a shell without a dialog says so with a code of its own', async () => {
  await start()
  const window = await openWindow()
  expect(await problemFrom(window.app.chooseFile())).toMatchObject({ code: 'no-dialog' })
})

test('a dialog that opens a program or a trace, or is cancelled', async () => {
  let answer: string | undefined
  const { home } = await start({ chooseFile: () => Promise.resolve(answer) })
  const window = await openWindow()
  expect(await window.app.chooseFile()).toBeNull()
  answer = join(home, 'chosen.py')
  await writeFile(answer, 'print(1)\n')
  expect(await window.app.chooseFile()).toMatchObject({ path: answer, language: 'python' })
  answer = join(home, 'chosen.labtrace')
  await writeFile(answer, '')
  expect(await window.app.chooseFile()).toBeNull()
  expect(window.opened).toEqual([{ kind: 'trace', path: answer }])
})

test('the doctor speaks both languages', async () => {
  await start()
  const window = await openWindow()
  const findings = await window.app.doctor()
  expect(findings.find(({ id }) => id === 'shared-memory')).toMatchObject({
    name: { en: 'Shared memory', zh: '共享内存' },
    state: 'good',
    text: { zh: expect.stringContaining('两个进程') as string },
  })
  for (const { state, advice, id } of findings) if (state !== 'good') expect(advice?.zh, id).toBeTruthy()
})

test('a full disk ends the run with a clear message; the app lives and what was recorded is kept', async (context) => {
  const { home } = await start()
  await stop()
  const state = join(home, 'tiny')
  await mkdir(state)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', state], { stdio: 'ignore' })
  } catch {
    return context.skip('no small disk can be mounted here')
  }
  try {
    await start({ stateFolder: state })
    const window = await openWindow()
    const { run } = await runText(window, FLOOD)
    await window.app.watchRun({ run, from: 0 })
    await window.over(run)
    expect(window.events(run).at(-1)).toMatchObject({ type: 'ended', outcome: 'stopped' })
    const notice = window.of(run, 'notice').find(({ code }) => code === 'record-failed')
    expect(notice?.text).toContain('Make room on the disk')
    expect(notice?.zh).toContain('磁盘空间')
    const [kept] = await window.app.listRuns()
    expect(kept).toMatchObject({ run, live: false })
    expect(kept!.bytes).toBeGreaterThan(100_000)
    const { text } = await window.app.readTrace({ id: kept!.id, from: 0 })
    expect(readTrace(text)).toMatchObject({ problems: [], truncated: true })
    expect(
      await problemFrom(window.app.writeProgram({ name: 'x', language: 'typescript', text: HELLO })),
    ).toMatchObject({
      code: 'disk',
    })
    expect(await window.app.listPrograms()).toEqual([])
    await window.app.deleteRun({ id: kept!.id })
    const next = await runText(window, HELLO)
    await window.app.watchRun({ run: next.run, from: 0 })
    await window.over(next.run)
    expect(window.output(next.run)).toBe('hello\n')
  } finally {
    await stop()
    // The log's file is closed in the background.
    await until(() => spawnSync('umount', [state]).status === 0)
  }
})
