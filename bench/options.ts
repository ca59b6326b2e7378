/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util'
import { FULL, QUICK, TINY, type Sizes } from './sizes.ts'

export interface BenchOptions {
  readonly json: boolean
  readonly sizes: Sizes
  /** Names of measures; empty: all. */
  readonly only: readonly string[]
  /** Run ours on this Node instead of the current one. */
  readonly node: string | undefined
  /** Compare with this interpreter instead of the first `python3`. */
  readonly python: string | undefined
  readonly help: boolean
}

export const USAGE = `npm run bench -- [--json] [--quick] [--only NAME]… [--node BINARY] [--python BINARY] [--repeats N]

  --json           one JSON document on standard output
  --quick          fewer repeats, deadlocks and rounds
  --tiny           says nothing about speed, only that everything runs
  --only NAME      this measure only; may be given several times
  --repeats N      alternating repeats of each comparison
  --node BINARY    run ours on this Node, e.g. the major that Electron embeds
  --python BINARY  compare with this CPython
`

/** @throws Error with a sentence for the user */
export function parseOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      tiny: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      repeats: { type: 'string' },
      node: { type: 'string' },
      python: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = values.only.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no measure "${unknown[0]}". There are: ${names.join(', ')}.`)
  const sizes = values.tiny ? TINY : values.quick ? QUICK : FULL
  return {
    json: values.json,
    sizes: values.repeats === undefined ? sizes : { ...sizes, repeats: repeatsOf(values.repeats) },
    only: values.only,
    node: values.node,
    python: values.python,
    help: values.help,
  }
}

function repeatsOf(text: string): number {
  const repeats = Number(text)
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new Error(`--repeats must be a whole number from 1 on, not "${text}".`)
  return repeats
}
