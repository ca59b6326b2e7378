// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { takeFile } from '../../../renderer/app/commands/take-file.ts'
import { openTarget } from '../../../renderer/app/open-target.ts'
import { useControlStore } from '../../../renderer/stores/control.ts'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { useProgramsStore } from '../../../renderer/stores/programs.ts'
import { templates } from '../../../renderer/stores/programs/templates.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import type { OpenFile, SavedProgram } from '../../../shared/contract/app/programs.ts'
import type { App } from '../../../renderer/stores/app.ts'
import { connectFake } from '../fake-calls.ts'

let disk: Map<string, SavedProgram>
let writes: string[]
/** Each write waits for it. */
let gate: Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  disk = new Map()
  writes = []
  gate = Promise.resolve()
  connectFake(programCalls())
})
afterEach(() => void vi.useRealTimers())

function programCalls(): Partial<App> {
  return {
    listPrograms: () => Promise.resolve([...disk.values()]),
    readProgram: ({ id }) => Promise.resolve(disk.get(id)!),
    async writeProgram(program) {
      await gate
      const before = disk.get(program.id ?? '')
      if (before && program.since !== undefined && program.since !== before.modified)
        throw new ProblemError({ code: 'stale', text: { en: 'stale', zh: 'stale' } })
      const id = program.id ?? `p${disk.size + 1}`
      writes.push(program.text)
      const kept = { ...program, id, modified: new Date(1e12 + writes.length * 1000).toISOString() }
      disk.set(id, kept)
      return kept
    },
    deleteProgram: ({ id }) => Promise.resolve(void disk.delete(id)),
  }
}

/** Everything that is under way has been done. */
const settle = () => vi.advanceTimersByTimeAsync(2000)

describe('my programs', () => {
  test('One press copies a lab, with its parameters, and opens the copy', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    program.openLab('race')
    await programs.copyShown('Lost updates (mine)')
    expect(program.target).toMatchObject({ kind: 'mine', name: 'Lost updates (mine)', lab: 'race' })
    expect(program.readOnly).toBe(false)
    expect(program.parameters.map(({ name }) => name)).toContain('count')
    expect([...disk.values()]).toMatchObject([
      { name: 'Lost updates (mine)', lab: 'race', language: 'typescript' },
    ])
    program.openLab('race')
    await programs.copyShown('Lost updates (mine)')
    expect(programs.list.map(({ name }) => name)).toEqual(['Lost updates (mine) 2', 'Lost updates (mine)'])
  })

  test('What is typed is written a moment after the last key, once', async () => {
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'mine')
    writes = []
    for (const text of ['a', 'ab', 'abc']) {
      programs.edit(text)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(programs.keeping).toBe('writing')
    expect(writes).toEqual([])
    await settle()
    expect(writes).toEqual(['abc'])
    expect(programs.keeping).toBe('kept')
  })

  test('No write overtakes another, and the newest text is the one that stays', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'mine')
    writes = []
    let open = () => {}
    gate = new Promise((resolve) => (open = resolve))
    programs.edit('first')
    await settle()
    programs.edit('second')
    await settle()
    expect(writes).toEqual([])
    open()
    await settle()
    expect(writes).toEqual(['first', 'second'])
    expect(disk.get('p1')?.text).toBe('second')
    expect(program.dirty).toBe(false)
  })

  test('What was typed is written although another program is opened at once', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'one')
    await programs.createFrom(templates[2]!, 'two')
    await programs.open('p1')
    programs.edit('typed')
    await programs.open('p2')
    expect(disk.get('p1')?.text).toBe('typed')
    programs.edit('typed too')
    program.openLab('lock')
    await settle()
    expect(disk.get('p2')?.text).toBe('typed too')
    expect(program.language).toBe('typescript')
  })

  test('A write that fails says why, loses nothing, and is made up for with the next one', async () => {
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'mine')
    const full = new ProblemError({ code: 'disk', text: { en: 'The disk is full.', zh: '磁盘已满。' } })
    gate = Promise.reject(full)
    gate.catch(() => undefined)
    programs.edit('precious')
    await settle()
    expect(programs.problem?.text.en).toBe('The disk is full.')
    expect(programs.keeping).toBe('failed')
    gate = Promise.resolve()
    await programs.flush()
    expect(disk.get('p1')?.text).toBe('precious')
    expect(programs.keeping).toBe('kept')
  })

  test('What another window has written meanwhile stays, and what is typed here is kept beside it', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'ours')
    disk.set('p1', { ...disk.get('p1')!, text: 'theirs', modified: new Date(2e12).toISOString() })
    programs.edit('mine')
    await settle()
    expect([...disk.values()].map(({ name, text }) => [name, text])).toEqual([
      ['ours', 'theirs'],
      ['ours 2', 'mine'],
    ])
    expect(program.target).toMatchObject({ id: 'p2', name: 'ours 2' })
    expect(programs).toMatchObject({ beside: 'ours 2', keeping: 'kept', problem: undefined })
    programs.edit('mine, further')
    await settle()
    expect(disk.get('p2')?.text).toBe('mine, further')
  })

  test('A deleted program can be brought back', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'mine')
    programs.edit('precious')
    await programs.remove('p1')
    expect(program.target).toBeUndefined()
    expect(programs.list).toEqual([])
    await programs.restore()
    expect(program.text).toBe('precious')
    expect(programs.list).toMatchObject([{ name: 'mine' }])
  })

  test('A new name is kept, and is never another program’s', async () => {
    const program = useProgramStore()
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'one')
    await programs.createFrom(templates[0]!, 'two')
    await programs.rename(' one ')
    expect(program.target).toMatchObject({ name: 'one 2' })
    expect(disk.get('p2')?.name).toBe('one 2')
    await programs.rename('   ')
    expect(program.target).toMatchObject({ name: 'one 2' })
  })

  test.each(templates)('the template $id can be run as it is', async ({ language, text }) => {
    const { compileText } = await import('../../../electron/session/compile/compile.ts')
    if (language === 'typescript')
      await expect(compileText('template.ts', text)).resolves.toMatchObject({ entry: 'template.ts' })
    else expect(text).toContain('if __name__ == "__main__":')
  })

  test('What is typed and taken back at once stays taken back', async () => {
    const programs = useProgramsStore()
    await programs.createFrom(templates[0]!, 'mine')
    const before = disk.get('p1')!.text
    programs.edit('typed')
    programs.edit(before)
    await settle()
    expect(disk.get('p1')?.text).toBe(before)
    expect(programs.keeping).toBe('kept')
  })
})

describe('a file that only the page was given', () => {
  const file = (name: string, text: string) => new File([text], name)

  test('becomes a program of mine, once, however often it is opened; another one of its name stands beside it', async () => {
    const programs = useProgramsStore()
    await takeFile(file('a.py', 'pass'))
    await takeFile(file('a.py', 'pass'))
    expect(useProgramStore()).toMatchObject({ language: 'python', text: 'pass' })
    expect(programs.list.map(({ name }) => name)).toEqual(['a.py'])
    await takeFile(file('a.py', 'print(1)'))
    expect(programs.list.map(({ name }) => name)).toEqual(['a.py 2', 'a.py'])
    expect(useProgramStore().text).toBe('print(1)')
  })

  test('is refused with one sentence if it is too long; a long name is cut', async () => {
    await takeFile(file(`${'n'.repeat(200)}.ts`, 'export {}'))
    expect([...disk.values()][0]?.name.length).toBeLessThanOrEqual(120)
    const refused = takeFile(file('a.ts', 'x'.repeat(1_000_001)))
    await expect(refused).rejects.toThrow('“a.ts” is too long: a program has at most 1,000,000 characters.')
  })
})

describe('a program file', () => {
  const path = '/home/me/a.ts'
  let files: Map<string, OpenFile>
  const opened = () => files.get(path)!

  beforeEach(() => {
    localStorage.clear()
    files = new Map([[path, { path, name: 'a.ts', language: 'typescript', text: 'on disk', modified: '1' }]])
    connectFake(fileCalls())
  })

  function fileCalls(): Partial<App> {
    return {
      ...programCalls(),
      readFile: ({ path }) => {
        const file = files.get(path)
        return file ? Promise.resolve(file) : Promise.reject(new ProblemError(GONE))
      },
      async writeFile({ path, text, since }) {
        await gate
        const { modified } = files.get(path)!
        if (since !== undefined && since !== modified)
          throw new ProblemError({ code: 'stale', text: { en: 'stale', zh: 'stale' } })
        files.set(path, { ...files.get(path)!, text, modified: `${Number(modified) + 1}` })
        return files.get(path)!.modified
      },
    }
  }
  const GONE = { code: 'gone', text: { en: 'It is gone.', zh: '不存在。' } }

  test('What was typed is there again, not saved, after a lab, another program, a reload', async () => {
    useProgramStore().openFile(opened())
    useProgramsStore().edit('precious')
    useProgramStore().openLab('race')
    useProgramStore().openFile(opened())
    expect(useProgramStore()).toMatchObject({ text: 'precious', dirty: true })

    await useProgramsStore().createFrom(templates[0]!, 'another')
    useProgramStore().openFile(opened())
    expect(useProgramStore()).toMatchObject({ text: 'precious', dirty: true })

    // Stores made anew: the window was loaded again.
    connectFake(fileCalls())
    useProgramStore().openFile(opened())
    expect(useProgramStore()).toMatchObject({ text: 'precious', dirty: true })
    await useProgramsStore().saveFile()
    expect(opened().text).toBe('precious')
    useProgramStore().openFile(opened())
    expect(useProgramStore()).toMatchObject({ text: 'precious', dirty: false })
  })

  test('It is given back even if the file is gone', async () => {
    useProgramStore().openFile(opened())
    useProgramsStore().edit('precious')
    files.clear()
    connectFake(fileCalls())
    await openTarget({ kind: 'file', path })
    expect(useProgramStore()).toMatchObject({ text: 'precious', dirty: true })
    expect(useControlStore().problem?.text.en).toBe('It is gone.')
  })

  test('What another program has written into the file meanwhile is not overwritten unasked', async () => {
    useProgramStore().openFile(opened())
    useProgramsStore().edit('precious')
    files.set(path, { ...opened(), text: 'theirs', modified: '7' })
    useProgramStore().openFile(opened())
    await useProgramsStore().saveFile()
    expect(useProgramsStore().problem?.code).toBe('stale')
    expect(opened().text).toBe('theirs')
    await useProgramsStore().discardChanges()
    expect(useProgramStore()).toMatchObject({ text: 'theirs', dirty: false })
    useProgramsStore().edit('theirs and mine')
    await useProgramsStore().saveFile()
    expect(opened().text).toBe('theirs and mine')
  })

  test('A file that is still being saved when another program is opened leaves that one alone', async () => {
    const program = useProgramStore()
    program.openFile(opened())
    useProgramsStore().edit('saved late')
    let open = () => {}
    gate = new Promise((resolve) => (open = resolve))
    const saving = useProgramsStore().saveFile()
    program.openMine({ id: 'p9', name: 'other', language: 'typescript', text: 'other', modified: '' })
    open()
    await saving
    expect(program).toMatchObject({ text: 'other', dirty: false })
    program.openFile(opened())
    expect(program).toMatchObject({ text: 'saved late', dirty: false })
  })
})
