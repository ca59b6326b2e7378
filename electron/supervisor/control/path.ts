/** Where the control socket of a run lies: a file in the run's folder, or a named pipe on Windows. */
import { join } from 'node:path'
import { StartError } from '../sentences.ts'

/** sun_path holds 104 bytes on macOS, 108 on Linux, the ending zero included. */
const LONGEST_PATH = 100

export function controlPath(
  folder: string,
  run: string,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return `\\\\.\\pipe\\concurrency-lab-${run}`
  const path = join(folder, 'control.sock')
  if (Buffer.byteLength(path) > LONGEST_PATH)
    throw new StartError('long-path', `${LONGEST_PATH} bytes (${path})`)
  return path
}
