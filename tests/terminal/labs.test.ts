import { expect, test } from 'vitest'
import { labs } from '../../shared/labs/index.ts'
import { lab } from './lab.ts'

test('labs --json is one document with every lab and nothing else', async () => {
  const { code, stdout, stderr } = await lab(['labs', '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const listed = JSON.parse(stdout) as { id: string; title: object; parameters: object[]; program: string }[]
  expect(listed.map(({ id }) => id)).toEqual(labs.map(({ id }) => id))
  expect(listed.every(({ program }) => program.includes('export'))).toBe(true)
})

test('labs lists every id, in the language that is asked for', async () => {
  const english = await lab(['labs'])
  for (const { id, title } of labs) {
    expect(english.stdout).toContain(id)
    expect(english.stdout).toContain(title.en)
  }
  const chinese = await lab(['labs'], { env: { LC_ALL: 'zh_CN.UTF-8' } })
  for (const { title } of labs) expect(chinese.stdout).toContain(title.zh)
})

test('colours only where they are wanted', async () => {
  expect((await lab(['labs'])).stdout).not.toContain('\u001B[')
  expect((await lab(['labs'], { env: { FORCE_COLOR: '1', NO_COLOR: '' } })).stdout).toContain('\u001B[')
})

test('without a terminal the menu is the list', async () => {
  const { code, stdout } = await lab(['menu'])
  expect(code).toBe(0)
  expect(stdout).toContain('This is not a terminal')
  expect(stdout).toContain('deadlock')
})
