/** `menu`: the labs as a list to choose from, their parameters as questions, then the run. Without a terminal: the list. */
import { createInterface } from 'node:readline/promises'
import type { Lab, Parameter } from '../../shared/labs/lab.ts'
import type { RunOptions } from './command-line.ts'
import type { Context } from './context.ts'
import type { OpenEngine } from './engine.ts'
import { EXIT } from './exit-code.ts'
import { byTopic, catalogText } from './labs.ts'
import { runProgram } from './run.ts'
import { rangeOf, valueOf } from './settings.ts'
import { driveByHand } from './shell.ts'
import { UsageError } from './usage-error.ts'

/** Asks one question; undefined when the person has left (Ctrl-C, Ctrl-D). */
export type Ask = (question: string) => Promise<string | undefined>

export async function menu(context: Context, open: OpenEngine, ask: Ask = askOnce): Promise<number> {
  const { screen, say } = context
  if (!screen.interactive) {
    await screen.out(`${say.menu.noTerminal}\n\n${catalogText(context)}`)
    return EXIT.finished
  }
  for (;;) {
    await screen.out(`\n${screen.style('bold', say.menu.title)}\n\n${catalogText(context, true)}\n`)
    const lab = await choose(context, ask)
    if (!lab) return EXIT.finished
    await screen.out(`\n${about(lab, context)}\n`)
    const way = (await ask(say.menu.how(lab.id)))?.trim().toLowerCase()
    if (way === undefined || way === 'q') return EXIT.finished
    if (way === 'b') continue
    const options = await setUp(lab, context, ask)
    if (!options) return EXIT.finished
    await screen.out('\n')
    await (way === 'h' ? driveByHand : runProgram)(context, open, options)
    const answer = await ask(say.menu.again)
    if (answer === undefined || answer.trim() === 'q') return EXIT.finished
  }
}

async function choose({ labs, say, screen }: Context, ask: Ask): Promise<Lab | undefined> {
  for (;;) {
    const word = (await ask(say.menu.ask))?.trim()
    if (!word || word === 'q') return undefined
    const lab =
      labs.find(({ id }) => id === word) ?? (/^\d+$/.test(word) ? byTopic(labs)[Number(word) - 1] : undefined)
    if (lab) return lab
    await screen.out(`${say.menu.none(word)}\n`)
  }
}

function about(lab: Lab, { screen, say, language }: Context): string {
  const part = (title: string, texts: readonly string[]) =>
    `${screen.style('bold', title)}\n${texts.map((text) => `  ${text}\n`).join('')}`
  return [
    `${screen.style(['bold', 'cyan'], lab.title[language])}\n${lab.about[language]}\n`,
    part(
      say.menu.tasks,
      lab.tasks.map((text) => text[language]),
    ),
    part(
      say.menu.observe,
      lab.observe.map((text) => text[language]),
    ),
  ].join('\n')
}

/** One question for each parameter, then the speed; Enter keeps the default. Undefined when the person has left. */
async function setUp(lab: Lab, context: Context, ask: Ask): Promise<RunOptions | undefined> {
  const set: [string, string][] = []
  for (const parameter of lab.parameters) {
    const answer = await askFor(parameter, context, ask)
    if (answer === undefined) return undefined
    if (answer !== '') set.push([parameter.name, answer])
  }
  const speed = await askSpeed(context, ask)
  if (speed === undefined) return undefined
  return {
    target: lab.id,
    set,
    speed,
    seconds: undefined,
    processes: 'child',
    trace: undefined,
    form: 'report',
    keepGoing: false,
    seed: undefined,
    language: undefined,
    python: undefined,
    startMethod: undefined,
    args: [],
  }
}

async function askFor(
  parameter: Parameter,
  { say, screen, language }: Context,
  ask: Ask,
): Promise<string | undefined> {
  const label = say.menu.parameter(parameter.label[language], rangeOf(parameter))
  for (;;) {
    const answer = (await ask(`${parameter.name}: ${label} [${parameter.default}]: `))?.trim()
    if (answer === undefined || answer === '') return answer
    try {
      valueOf(parameter, answer, say)
      return answer
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      await screen.out(`${say.menu.bad(error.message)}\n`)
    }
  }
}

async function askSpeed({ say, screen }: Context, ask: Ask): Promise<number | undefined> {
  for (;;) {
    const answer = (await ask(`${say.menu.speed} [1]: `))?.trim()
    if (answer === undefined) return undefined
    const speed = answer === '' ? 1 : Number(answer)
    if (speed > 0 && Number.isFinite(speed)) return speed
    await screen.out(`${say.menu.bad(say.usage.number('speed', answer, say.usage.positive))}\n`)
  }
}

/** An interface for one question only, so that the run has the terminal to itself in between. */
async function askOnce(question: string): Promise<string | undefined> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const left = new AbortController()
  const leave = () => left.abort()
  asking.on('SIGINT', leave)
  asking.on('close', leave)
  try {
    return await asking.question(question, { signal: left.signal })
  } catch {
    process.stdout.write('\n')
    return undefined
  } finally {
    asking.close()
  }
}
