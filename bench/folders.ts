/** Where things lie, whether this runs from the bundle in out/engine or from its sources. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder)
      throw new Error(`the benchmarks are part of the project, and ${import.meta.dirname} is not in it`)
    folder = above
  }
  return folder
}

const PROJECT = projectFolder()
export const ENGINE = join(PROJECT, 'out', 'engine')
/** The built page. */
export const RENDERER = join(PROJECT, 'out', 'renderer')
export const PROGRAMS = join(PROJECT, 'bench', 'programs')
/** Programs in Python whose behaviour is known, written for the tests. */
export const CORPUS = join(PROJECT, 'tests', 'python', 'corpus', 'plain')
export const TWINS = join(PROJECT, 'bench', 'python')
