/** Where Python finds our instrumentation: a folder into which it can write the compiled code, which saves every process 50 ms. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * `own` if it can be written to; otherwise (an installed app) a copy of it below `state`, made once for each version.
 * To be asked for each run, since the copy may go away; which version it is, is found out once.
 */
export function instrumentation(
  own: string,
  state: string,
  isWritable: (folder: string) => Promise<boolean> = canWrite,
): () => Promise<string> {
  let version: Promise<string> | undefined
  return async () => {
    if (await isWritable(own)) return own
    const copy = join(state, 'python', await (version ??= versionOf(own)))
    if (await exists(copy)) return copy
    try {
      return await copied(own, copy)
    } catch {
      return own
    }
  }
}

/** In one step, since other sessions may be doing the same. */
async function copied(own: string, copy: string): Promise<string> {
  await mkdir(dirname(copy), { recursive: true, mode: 0o700 })
  const fresh = await mkdtemp(`${copy}.`)
  try {
    await cp(own, fresh, { recursive: true, filter: (path) => !path.endsWith('__pycache__') })
    await rename(fresh, copy)
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true })
    if (!(await exists(copy))) throw cause
  }
  return copy
}

async function versionOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.py')).sort()
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

async function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
