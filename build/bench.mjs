/** `npm run bench`: the benchmarks, which are a program of their own in bench. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OUT, ROOT } from './bundles.mjs'
import { ensure } from './ensure.mjs'

if (existsSync(join(ROOT, 'bench', 'main.ts'))) {
  await ensure(['actor.cjs', 'sampler.cjs', 'browser.mjs', 'renderer', 'python', 'bench.mjs'])
  await import(pathToFileURL(join(OUT, 'bench.mjs')).href)
} else {
  process.stderr.write('There are no benchmarks yet: bench/main.ts does not exist.\n')
  process.exitCode = 2
}
