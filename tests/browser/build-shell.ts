/** Before the suite: what it starts is built from the sources, unless another build is named. */
import { ensureBuilt } from '../../build/ensure.mjs'

export default async function setup(): Promise<void> {
  if (process.env['LAB_BROWSER_SHELL'] === undefined)
    await ensureBuilt(['actor.cjs', 'sampler.cjs', 'browser.mjs', 'python', 'renderer'])
}
