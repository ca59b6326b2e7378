/** Writes a file so that whoever reads it, even after a crash in between, finds the old text or the new one. */
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

export async function writeAtomic(path: string, text: string, mode = 0o600): Promise<void> {
  const next = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(next, 'wx', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(next, path)
  } catch (cause) {
    await rm(next, { force: true })
    throw cause
  }
}
