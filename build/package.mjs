/**
 * `npm run package [-- --dir] [--stub] [--out FOLDER]`: packs the desktop app with electron-builder, which builds everything
 * first and checks what was packed (`packing.mjs`). `--dir`: the app's folder alone, no installers. `--stub`: on a
 * stand-in for Electron's binary, where that can't be had.
 */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './bundles.mjs'

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    stub: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist' },
  },
})
if (values.stub && process.platform !== 'linux') fail('The stand-in for Electron is made for Linux only.')

const builder = spawn(
  process.execPath,
  [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    '--publish=never',
    ...(values.dir ? ['--dir'] : []),
    `-c.directories.output=${resolve(ROOT, values.out)}`,
  ],
  {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LAB_STUB: values.stub ? 'always' : 'never' },
  },
)
builder.once('error', (error) => fail(error.message))
builder.once('exit', (code, signal) => {
  if (code !== 0) fail(`electron-builder ended with ${code ?? signal}; its own words are above.`)
})

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
