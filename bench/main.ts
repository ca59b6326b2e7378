/** `npm run bench`: measures the engine, side by side with CPython's own modules doing the same work. */
import { spawnSync } from 'node:child_process'
import { MEASURES } from './measures/index.ts'
import type { Figure } from './document.ts'
import { TWINS } from './folders.ts'
import { parseOptions, USAGE, type BenchOptions } from './options.ts'
import { openOurs } from './ours.ts'
import { findPython, twinRunner } from './python.ts'
import { takeMeasures } from './run.ts'
import { documentText, figureLine } from './text.ts'

process.exitCode = await main(process.argv.slice(2))

/** 0: everything could be measured, whatever came out; 1: something could not; 2: wrong use. */
async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions
  try {
    options = parseOptions(
      args,
      MEASURES.map((measure) => measure.name),
    )
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`)
    return 2
  }
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  return options.node === undefined ? measure(options) : onOtherNode(options.node, args)
}

async function measure({ json, sizes, only, python: wanted }: BenchOptions): Promise<number> {
  const python = findPython(wanted)
  if (wanted !== undefined && !python) {
    process.stderr.write(`${wanted} is not a CPython 3 that can be run.\n`)
    return 2
  }
  const ours = await openOurs()
  // By way of `exit`, where everything that was started is ended.
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  try {
    const document = await takeMeasures(
      MEASURES.filter((one) => only.length === 0 || only.includes(one.name)),
      { sizes, ours: ours.run, underLab: ours.underLab, theirs: python && twinRunner(python, TWINS), say },
      python?.version ?? null,
      taken,
    )
    clear()
    process.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : documentText(document))
    return document.failures.length > 0 ? 1 : 0
  } finally {
    await ours.close()
  }
}

/** The same again on another Node: whatever this process starts runs on the Node that it runs on itself. */
function onOtherNode(node: string, args: readonly string[]): number {
  const rest = args.filter(
    (arg, i) => arg !== '--node' && args[i - 1] !== '--node' && !arg.startsWith('--node='),
  )
  const { status, error } = spawnSync(node, [import.meta.filename, ...rest], { stdio: 'inherit' })
  if (error) process.stderr.write(`${node} could not be started: ${error.message}\n`)
  return status ?? (error ? 2 : 1)
}

const CLEAR_LINE = '\r\u001b[K'

function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${text} …`)
}

function taken(figures: readonly Figure[]): void {
  clear()
  for (const one of figures) process.stderr.write(`${figureLine(one)}\n`)
}

function clear(): void {
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE)
}
