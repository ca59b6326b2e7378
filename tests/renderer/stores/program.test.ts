// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { labs } from '../../../shared/labs/index.ts'
import { freshStores } from '../fresh-stores.ts'

const deadlock = labs.find(({ id }) => id === 'deadlock')!
const mine = {
  id: 'p1',
  name: 'My deadlock',
  language: 'typescript' as const,
  text: 'export function main() {}',
  lab: 'deadlock',
  modified: '2026-01-01T00:00:00.000Z',
}

beforeEach(freshStores)

test('a lab’s text can’t be changed, and is run by its name', () => {
  const program = useProgramStore()
  program.openLab('deadlock')
  program.edit('something else')
  expect(program.text).toBe(deadlock.program)
  expect(program.dirty).toBe(false)
  expect(program.runTarget).toEqual({ kind: 'lab', lab: 'deadlock', language: 'typescript' })
})

test('my program is run as it stands in the editor, with the parameters of the lab it came from', () => {
  const program = useProgramStore()
  program.openMine(mine)
  program.edit('export function main() { return 1 }')
  expect(program.dirty).toBe(true)
  expect(program.settings).toEqual({ sleep: 1 })
  expect(program.runTarget).toMatchObject({
    kind: 'text',
    text: 'export function main() { return 1 }',
    lab: 'deadlock',
  })
  program.kept('export function main() { return 1 }')
  expect(program.dirty).toBe(false)
})

test('a file is run from the disk until it is changed', () => {
  const program = useProgramStore()
  program.openFile({ path: '/x/a.py', name: 'a.py', language: 'python', text: 'pass', modified: '' })
  expect(program.runTarget).toEqual({ kind: 'file', path: '/x/a.py' })
  expect(program.parameters).toEqual([])
  program.edit('print(1)')
  expect(program.runTarget).toMatchObject({ kind: 'text', language: 'python', text: 'print(1)' })
})

test('a parameter that does not fit says what it should be, until the defaults are back', () => {
  const program = useProgramStore()
  program.openLab('deadlock')
  program.setParameter('sleep', 61)
  expect(program.unmet).toEqual({ sleep: { key: 'number', min: 0, max: 60 } })
  program.openLab('race')
  expect(program.unmet).toEqual({})
  program.openLab('deadlock')
  program.resetParameters()
  expect(program.settings).toEqual({ sleep: 1 })
})
