/** The Python interpreters of this machine that programs are tried with. */
import { findPythons } from '../../electron/session/python/interpreters.ts'

export interface Interpreter {
  readonly path: string
  /** As in "3.13.1". */
  readonly version: string
  readonly freeThreaded: boolean
}

/** CPython 3.8 or newer, oldest first; of each minor version the newest. */
export async function interpreters(): Promise<Interpreter[]> {
  const fit = (await findPythons()).filter(
    ({ version, implementation }) => implementation === 'CPython' && isAtLeast(version, '3.8'),
  )
  const oldestFirst = fit.toSorted((a, b) => compare(a.version, b.version))
  return [...new Map(oldestFirst.map((python) => [minorOf(python), python])).values()]
}

/** The oldest and the newest of them. */
export async function oldestAndNewest(): Promise<Interpreter[]> {
  const all = await interpreters()
  return [...new Set([all.at(0), all.at(-1)])].filter((python) => python !== undefined)
}

/** As it is called among others: "3.13.1", without a GIL "3.13.1t". */
export function titleOf({ version, freeThreaded }: Interpreter): string {
  return version + (freeThreaded ? 't' : '')
}

export function isAtLeast(version: string, least: string): boolean {
  return compare(version, least) >= 0
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)))
  return left!.reduce((order, part, index) => order || part - (right![index] ?? 0), 0)
}

/** Free-threaded builds are a version of their own. */
function minorOf({ version, freeThreaded }: Interpreter): string {
  return version.split('.').slice(0, 2).join('.') + (freeThreaded ? 't' : '')
}
