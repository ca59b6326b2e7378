/**
 * A folder that electron-builder takes for Electron's own, on a machine that can't get the binary: everything about a
 * package can be checked with it except that it runs. The executable carries Electron's fuse wire, all on or off as
 * Electron delivers it, so that setting the fuses is real.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DELIVERED, FUSE_SENTINEL } from './fuses.mjs'

export function makeStubElectron(folder, version) {
  rmSync(folder, { recursive: true, force: true })
  for (const inside of ['locales', 'resources']) mkdirSync(join(folder, inside), { recursive: true })
  const wire = Buffer.concat([
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, DELIVERED.length]),
    Buffer.from(DELIVERED),
  ])
  const files = {
    electron: Buffer.concat([Buffer.from('#!/bin/sh\necho "this is not Electron" >&2\nexit 1\n'), wire]),
    version: version,
    LICENSE: 'stub',
    'LICENSES.chromium.html': 'stub',
    'chrome-sandbox': '',
    chrome_crashpad_handler: '',
    'locales/en-US.pak': '',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  chmodSync(join(folder, 'electron'), 0o755)
}
