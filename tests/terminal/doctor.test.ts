import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lab } from './lab.ts'

interface Finding {
  id: string
  state: 'good' | 'missing' | 'bad'
  text: string
  advice?: string
}

test('doctor tries the machine and names every part, with advice for whatever is not good', async () => {
  const { code, stdout, stderr } = await lab(['doctor', '--json'])
  expect(stderr).toBe('')
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] }
  const ids = new Set(findings.map(({ id }) => id))
  for (const id of [
    'node',
    'platform',
    'cores',
    'memory',
    'temp',
    'shared-memory',
    'semaphores',
    'threads',
    'electron',
    'python',
  ]) {
    expect(ids, id).toContain(id)
  }
  for (const { id, state, advice } of findings) if (state !== 'good') expect(advice, id).toBeTruthy()
  expect(findings.filter(({ state }) => state === 'bad')).toEqual([])
  expect({ ok, code }).toEqual({ ok: true, code: 0 })
})

test('doctor for people, in Chinese', async () => {
  const { stdout } = await lab(['doctor', '--lang', 'zh'])
  expect(stdout).toContain('这台机器上哪些功能可用')
  expect(stdout).toMatch(/✓ 共享内存 +可用（/)
})

test('a temporary folder that can not be written to is found', async () => {
  // Below a file: not even root can write there.
  const nowhere = join(import.meta.filename, 'tmp')
  const { code, stdout } = await lab(['doctor', '--json'], {
    env: { TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere },
  })
  const { findings } = JSON.parse(stdout) as { findings: Finding[] }
  expect(findings.find(({ id }) => id === 'temp')).toMatchObject({
    state: 'bad',
    advice: expect.stringContaining('TMPDIR') as string,
  })
  expect(code).toBe(1)
})
