/** The command line as data: what was asked for, or the text and exit code that answer it at once. */
import { START_METHODS, type StartMethod } from '../../shared/contract/start-methods.ts'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { EXIT } from './exit-code.ts'
import { LANGUAGES } from './language.ts'
import type { Sentences } from './sentences.ts'

export interface RunOptions {
  /** Id of a lab or path of a program. */
  readonly target: string
  /** As given: name and text. */
  readonly set: readonly (readonly [name: string, value: string])[]
  readonly speed: number
  readonly seconds: number | undefined
  readonly processes: 'child' | 'utility'
  readonly trace: string | undefined
  readonly form: 'report' | 'json' | 'raw'
  readonly keepGoing: boolean
  readonly seed: number | undefined
  readonly language: 'typescript' | 'python' | undefined
  /** The interpreter. */
  readonly python: string | undefined
  readonly startMethod: StartMethod | undefined
  /** The program's own arguments, for Python. */
  readonly args: readonly string[]
}

export type Request =
  | { readonly command: 'labs'; readonly json: boolean }
  | ({ readonly command: 'run' } & RunOptions)
  | ({ readonly command: 'shell' } & RunOptions)
  | { readonly command: 'replay'; readonly file: string; readonly json: boolean }
  | { readonly command: 'doctor'; readonly json: boolean }
  | { readonly command: 'bench'; readonly args: readonly string[] }
  | { readonly command: 'menu' }
  /** Help or version (exit 0), or a mistake (exit 2). */
  | { readonly command: 'answer'; readonly text: string; readonly exitCode: number }

interface Raw {
  set?: [string, string][]
  speed?: number
  seconds?: number
  processes?: 'child' | 'utility'
  trace?: string
  json?: true
  raw?: true
  keepGoing?: true
  seed?: number
  language?: 'typescript' | 'python'
  python?: string
  startMethod?: StartMethod
}

/** `args` are the words after the program's name. */
export function readCommandLine(args: readonly string[], say: Sentences, version: string): Request {
  let request: Request | undefined
  let printed = ''
  const program = commands(say, version, (r) => (request = r))
  visit(program, (command) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => (printed += text), writeErr: (text) => (printed += text) })
      .configureHelp({ styleTitle: (title) => say.help.titles[title] ?? title }),
  )
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { command: 'answer', text: printed, exitCode: EXIT.finished }
    const text = error.code === 'commander.help' ? printed : `${sentenceOf(error, say)}\n`
    return { command: 'answer', text, exitCode: EXIT.usage }
  }
  return request ?? { command: 'answer', text: program.helpInformation(), exitCode: EXIT.usage }
}

function commands(say: Sentences, version: string, ask: (request: Request) => void): Command {
  const { help } = say
  const program = new Command('lab')
    .description(say.about)
    .version(version, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .addOption(language(say))
    .addHelpText('after', `\n${help.exitCodes}`)

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .helpOption('-h, --help', help.help)
      .addOption(language(say))

  command('labs', help.labs)
    .option('--json', help.json)
    .action(({ json }: Raw) => ask({ command: 'labs', json: json === true }))

  program_(command('run', help.run), say)
    .argument('<lab or file>', help.target)
    .argument('[arguments...]', help.arguments)
    .option('--language <name>', help.language, choiceIn('--language', ['typescript', 'python'], say))
    .option('--python <PATH>', help.python)
    .option('--start-method <name>', help.startMethod, choiceIn('--start-method', START_METHODS, say))
    .option('--seconds <N>', help.seconds, numberIn('--seconds', 'positive', say))
    .option('--keep-going', help.keepGoing)
    .addOption(new Option('--json', help.json).conflicts('raw'))
    .addOption(new Option('--raw', help.raw).conflicts('json'))
    .addHelpText('after', `\n${help.exitCodes}`)
    .action((target: string, args: string[], raw: Raw) =>
      ask({ command: 'run', ...runOptions(target, raw, args) }),
    )

  program_(command('shell', help.shell), say)
    .argument('<lab or file>', help.lab)
    .action((target: string, raw: Raw) =>
      ask({ command: 'shell', ...runOptions(target, raw), keepGoing: true }),
    )

  command('replay', help.replay)
    .argument('<file>', help.file)
    .option('--json', help.json)
    .action((file: string, { json }: Raw) => ask({ command: 'replay', file, json: json === true }))

  command('doctor', help.doctor)
    .option('--json', help.json)
    .action(({ json }: Raw) => ask({ command: 'doctor', json: json === true }))

  // Its options are those of the benchmarks themselves.
  command('bench', help.bench)
    .argument('[options...]')
    .allowUnknownOption()
    .option('--json', help.json)
    .action((rest: string[], { json }: Raw) =>
      ask({ command: 'bench', args: json ? ['--json', ...rest] : rest }),
    )

  command('menu', help.menu).action(() => ask({ command: 'menu' }))
  return program
}

/** The options of everything that runs a program. */
function program_(command: Command, say: Sentences): Command {
  const { help } = say
  return command
    .option('--set <name=value>', help.set, settingIn(say))
    .option('--speed <X>', help.speed, numberIn('--speed', 'positive', say))
    .option('--seed <N>', help.seed, numberIn('--seed', 'whole', say))
    .option('--processes <kind>', help.processes, choiceIn('--processes', ['child', 'utility'], say))
    .option('--trace <FILE>', help.trace)
}

function runOptions(target: string, raw: Raw, args: readonly string[] = []): RunOptions {
  return {
    target,
    set: raw.set ?? [],
    speed: raw.speed ?? 1,
    seconds: raw.seconds,
    processes: raw.processes ?? 'child',
    trace: raw.trace,
    form: raw.json ? 'json' : raw.raw ? 'raw' : 'report',
    keepGoing: raw.keepGoing ?? false,
    seed: raw.seed,
    language: raw.language,
    python: raw.python,
    startMethod: raw.startMethod,
    args,
  }
}

const language = (say: Sentences) =>
  new Option('--lang <en|zh>', say.help.lang).argParser(choiceIn('--lang', LANGUAGES, say))

function numberIn(option: string, kind: 'positive' | 'whole', say: Sentences) {
  return (text: string): number => {
    const value = text.trim() === '' ? NaN : Number(text)
    if (kind === 'positive' ? value > 0 && Number.isFinite(value) : Number.isSafeInteger(value)) return value
    throw new InvalidArgumentError(say.usage.number(option, text, say.usage[kind]))
  }
}

function choiceIn(option: string, choices: readonly string[], say: Sentences) {
  return (text: string): string => {
    if (choices.includes(text)) return text
    throw new InvalidArgumentError(say.usage.choice(option, text, choices))
  }
}

function settingIn(say: Sentences) {
  return (text: string, before: [string, string][] | undefined): [string, string][] => {
    const at = text.indexOf('=')
    if (at <= 0) throw new InvalidArgumentError(say.usage.set(text))
    return [...(before ?? []), [text.slice(0, at), text.slice(at + 1)]]
  }
}

/** Commander's own sentence holds the facts in quotes; ours is made from them. */
function sentenceOf({ code, message }: CommanderError, { usage }: Sentences): string {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, word]) => word!)
  const first = quoted[0] ?? ''
  const near = /Did you mean (?:one of )?([^?,]+)/.exec(message)?.[1]
  const flag = first.split(/[ ,]/)[0]!
  switch (code) {
    case 'commander.unknownCommand':
      return usage.unknownCommand(first, near)
    case 'commander.unknownOption':
      return usage.unknownOption(first, near)
    case 'commander.missingArgument':
      return usage.missingArgument(first)
    case 'commander.optionMissingArgument':
      return usage.missingValue(flag)
    case 'commander.excessArguments':
      return usage.tooMany()
    case 'commander.conflictingOption':
      return usage.conflict(first, quoted[1] ?? '')
    case 'commander.invalidArgument':
      // Ours already, after commander's "… is invalid. ".
      return message.replace(/^error: .*? is invalid\. /s, '')
    default:
      return usage.other(message.replace(/^error: /, ''))
  }
}

function visit(command: Command, act: (command: Command) => void): void {
  act(command)
  for (const sub of command.commands) visit(sub, act)
}
