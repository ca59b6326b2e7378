/**
 * What is different in an Electron utility process: its boot line lies in a file, and its standard output carries its
 * events, so what the program prints past the library must not get between them.
 */
import { readFileSync, rmSync } from 'node:fs'
import { Writable } from 'node:stream'
import { BOOT_FILE_FLAG } from '../../../shared/contract/descriptors.ts'
import { exitFacts } from '../service/processes.ts'
import { emit, emitOutput } from '../trace.ts'

/** The boot line of a utility process; undefined in any other. */
export function readBootFile(): string | undefined {
  const flag = process.argv.find((arg) => arg.startsWith(BOOT_FILE_FLAG))
  if (flag === undefined) return undefined
  const file = flag.slice(BOOT_FILE_FLAG.length)
  const line = readFileSync(file, 'utf8')
  rmSync(file)
  return line
}

/**
 * Once events can be written. How it ends is said by the process itself: of a utility process Electron tells a code
 * alone, and the same number may be an exit code or a signal.
 */
export function becomeUtility(): void {
  process.on('exit', (code) => emit('actor-exited', exitFacts(code, null)))
  const stdout = new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      emitOutput('stdout', chunk.toString())
      done()
    },
  })
  // Never Node's own stream: opening it makes the descriptor non-blocking, and events need it to block.
  Object.defineProperty(process, 'stdout', { configurable: true, enumerable: true, get: () => stdout })
}
