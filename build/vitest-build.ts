/** Before the engine's tests: the bundles that they start are those of the sources. */
import { ensureBuilt } from './ensure.mjs'

export default async function setup() {
  await ensureBuilt([
    'actor.cjs',
    'sampler.cjs',
    'lab.mjs',
    'browser.mjs',
    'main.cjs',
    'preload.cjs',
    'engine.cjs',
    'python',
  ])
}
