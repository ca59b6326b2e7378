/** `npm run -s lab -- …`: the terminal shell, in this very process, so that stdio, signals and exit code are its own. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OUT } from './bundles.mjs'
import { ensure } from './ensure.mjs'

await ensure()
await import(pathToFileURL(join(OUT, 'lab.mjs')).href)
