/** One at a time across processes: installing and building are done by one process while others wait for it. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from './bundles.mjs'

/** Runs `work` while holding the lock `name`; a lock whose owner is gone is taken over. */
export async function withLock(name, work) {
  const folder = join(ROOT, '.cache', `${name}.lock`)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  while (!taken(folder)) {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
    else await pause(100)
  }
  const release = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function taken(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  writeFileSync(join(folder, 'pid'), String(process.pid))
  return true
}

function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    if (!pid) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    if (error.code !== 'ENOENT') return false
    // The folder is there and the pid is not: its owner is just writing it, or died in between.
    try {
      return Date.now() - statSync(folder).mtimeMs > 5000
    } catch {
      return false
    }
  }
}
