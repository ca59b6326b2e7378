/** Loads koffi, the bridge to C functions, when memory between processes is first needed and not before. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { memoryProblem } from './problems.ts'

export type Koffi = typeof import('koffi')

let loaded: Koffi | undefined

/** koffi's native module; throws MemoryError if it can't be loaded here. */
export function koffi(): Koffi {
  loaded ??= load()
  return loaded
}

/**
 * Measured on a cold start (Node 20, 2 cores): the native file itself 2.5 ms, through its platform package 5.5 ms,
 * through `koffi` 9 ms; what `koffi` adds is the search for this very file and deprecated functions.
 */
function load(): Koffi {
  const require = createRequire(import.meta.url)
  const { platform, arch } = process
  // The package for Linux holds a binary for musl as well, and the choice between the two is koffi's.
  const musl =
    platform === 'linux' && existsSync(`/lib/ld-musl-${arch === 'arm64' ? 'aarch64' : 'x86_64'}.so.1`)
  const short = `@koromix/koffi-${platform}-${arch}/${platform}_${arch}/koffi.node`
  for (const name of musl ? [] : [short]) {
    try {
      return require(name) as Koffi
    } catch {
      // Another layout of the package: koffi finds it itself.
    }
  }
  try {
    return require('koffi') as Koffi
  } catch (cause) {
    throw memoryProblem({ kind: 'no-koffi', platform, arch }, cause)
  }
}
