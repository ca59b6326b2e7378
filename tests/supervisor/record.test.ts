import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Gate } from '../../electron/supervisor/events/gate.ts'
import { TraceRecord } from '../../electron/supervisor/events/record.ts'

test('while the disk is behind the gate is held, and then everything is in the file', async () => {
  const home = await mkdtemp(join(tmpdir(), 'clab-record-'))
  try {
    const turns: boolean[] = []
    const gate = new Gate((open) => turns.push(open))
    const record = new TraceRecord(join(home, 'trace'), gate, (cause) => expect.fail(String(cause)))
    await record.opened()
    const line = 'x'.repeat(2 * 1024 * 1024)
    record.append(line)
    record.append('end')
    record.flush()
    expect(gate.reasons).toEqual(['record'])
    await record.close()
    expect(turns).toEqual([false, true])
    expect(await readFile(join(home, 'trace'), 'utf8')).toBe(`${line}\nend\n`)
    expect(record.bytes).toBe(line.length + 5)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

test('the gate opens when the last reason is gone, and a reason counts once', () => {
  const turns: boolean[] = []
  const gate = new Gate((open) => turns.push(open))
  gate.hold('a')
  gate.hold('b')
  gate.hold('a')
  gate.release('a')
  gate.release('none')
  expect(turns).toEqual([false])
  gate.release('b')
  expect(turns).toEqual([false, true])
})
