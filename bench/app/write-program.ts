/** A benchmark program as a file of its own: a file that is opened in the app is run with the values written in it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parameters } from '../bench.ts'
import { PROGRAMS } from '../folders.ts'

/** @returns its path */
export async function writeProgram(folder: string, name: string, parameters: Parameters): Promise<string> {
  let text = await readFile(join(PROGRAMS, `${name}.ts`), 'utf8')
  for (const [parameter, value] of Object.entries(parameters)) {
    const place = new RegExp(`(parameter\\('${parameter}', )[^)]+`)
    if (!place.test(text)) throw new Error(`${name}.ts has no parameter "${parameter}"`)
    text = text.replace(place, `$1${JSON.stringify(value)}`)
  }
  const path = join(folder, `${name}.ts`)
  await writeFile(path, text)
  return path
}
