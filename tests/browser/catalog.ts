/** The catalog's labs. Their programs are imported as text, which Vite knows how to do and Playwright does not. */
import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import type { Lab } from '../../shared/labs/lab.ts'

const { module } = await runnerImport<{ labs: readonly Lab[] }>(
  resolve(import.meta.dirname, '../../shared/labs/index.ts'),
)
export const labs = module.labs
