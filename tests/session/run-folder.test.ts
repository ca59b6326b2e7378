import { mkdtempSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRunFolder, removeIfEmpty } from '../../electron/session/run-folder.ts'

test('sessions that begin while others end never take the folder of all runs from each other', async () => {
  const home = mkdtempSync(join(tmpdir(), 'lab-run-folder-'))
  const root = join(home, 'runs')
  try {
    const session = async (run: string) => {
      const folder = await makeRunFolder(root, run)
      expect(existsSync(folder)).toBe(true)
      rmSync(folder, { recursive: true })
      await removeIfEmpty(root)
    }
    for (let round = 0; round < 100; round++)
      await Promise.all(Array.from({ length: 8 }, (_, n) => session(`${round}-${n}`)))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
