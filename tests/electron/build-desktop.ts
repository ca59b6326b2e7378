/** Before the suite: what Electron loads is built from the sources. */
import { ensureBuilt } from '../../build/ensure.mjs'
import { findElectron } from '../../electron/session/doctor/electron-binary.ts'

export default async function setup(): Promise<void> {
  if (findElectron())
    await ensureBuilt([
      'actor.cjs',
      'sampler.cjs',
      'python',
      'renderer',
      'main.cjs',
      'preload.cjs',
      'engine.cjs',
    ])
  else if (process.env['LAB_NEEDS_ELECTRON'] !== undefined)
    throw new Error(
      'LAB_NEEDS_ELECTRON is set and the Electron binary is not there: run npx install-electron',
    )
  else console.log('The desktop tests are skipped: the Electron binary is not on this machine.')
}
