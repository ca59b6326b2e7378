import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../electron/terminal/command-line.ts'
import { sentences } from '../../electron/terminal/sentences.ts'

const read = (line: string, language: 'en' | 'zh' = 'en') =>
  readCommandLine(line.split(' ').filter(Boolean), sentences[language], '1.2.3')

test('run takes all its options', () => {
  expect(
    read(
      'run lock --set count=1000 --set name=a=b --speed 2.5 --seconds 3 --processes utility --trace f --json --keep-going --seed 7',
    ),
  ).toEqual({
    command: 'run',
    target: 'lock',
    set: [
      ['count', '1000'],
      ['name', 'a=b'],
    ],
    speed: 2.5,
    seconds: 3,
    processes: 'utility',
    trace: 'f',
    form: 'json',
    keepGoing: true,
    seed: 7,
    language: undefined,
    python: undefined,
    args: [],
  })
})

test('run without options has the defaults', () => {
  expect(read('run lock')).toEqual({
    command: 'run',
    target: 'lock',
    set: [],
    speed: 1,
    seconds: undefined,
    processes: 'child',
    trace: undefined,
    form: 'report',
    keepGoing: false,
    seed: undefined,
    language: undefined,
    python: undefined,
    args: [],
  })
})

test('the other commands', () => {
  expect(read('labs --json')).toEqual({ command: 'labs', json: true })
  expect(read('replay trace.ndjson')).toEqual({ command: 'replay', file: 'trace.ndjson', json: false })
  expect(read('doctor')).toEqual({ command: 'doctor', json: false })
  expect(read('bench --json --only locks')).toEqual({ command: 'bench', args: ['--json', '--only', 'locks'] })
  expect(read('menu')).toEqual({ command: 'menu' })
  expect(read('shell deadlock')).toMatchObject({ command: 'shell', target: 'deadlock', keepGoing: true })
})

test('--lang may stand before or after the command', () => {
  expect(read('--lang zh labs')).toEqual({ command: 'labs', json: false })
  expect(read('labs --lang zh')).toEqual({ command: 'labs', json: false })
})

test('help and version are answers, not mistakes', () => {
  expect(read('--version')).toEqual({ command: 'answer', text: '1.2.3\n', exitCode: 0 })
  expect(read('run --help')).toMatchObject({
    command: 'answer',
    exitCode: 0,
    text: expect.stringContaining('--keep-going') as string,
  })
  expect(read('--help', 'zh')).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining('命令：') as string,
  })
})

test('no command at all shows the help as a mistake', () => {
  expect(read('')).toMatchObject({
    command: 'answer',
    exitCode: 2,
    text: expect.stringContaining('Usage:') as string,
  })
})

describe('a mistake is told in one sentence that says what to do', () => {
  test.each([
    ['runn', 'There is no command "runn"; did you mean "run"? "lab --help" lists the commands.'],
    [
      'run lock --sed 4',
      'There is no option --sed here; did you mean --seed? "--help" after the command lists its options.',
    ],
    ['run', '"lab or file" is missing. "--help" after the command shows how it is used.'],
    ['run lock --seconds', 'The option --seconds needs a value after it.'],
    ['run lock --json --raw', "--json and --raw can't be used together: choose one of them."],
    ['run lock --speed fast', '--speed expects a number above 0, and "fast" is not. Example: --speed 2.5'],
    ['run lock --speed 0', '--speed expects a number above 0, and "0" is not. Example: --speed 2.5'],
    ['run lock --seed 1.5', '--seed expects a whole number, and "1.5" is not. Example: --seed 7'],
    ['run lock --set count', '--set expects name=value, and "count" came. Example: --set count=1000'],
    ['run lock --processes fork', '--processes expects child or utility, and "fork" came.'],
    ['labs --lang fr', '--lang expects en or zh, and "fr" came.'],
  ])('%s', (line, sentence) => {
    expect(read(line)).toEqual({ command: 'answer', text: `${sentence}\n`, exitCode: 2 })
  })

  test('in Chinese too', () => {
    expect(read('run lock --speed fast', 'zh')).toEqual({
      command: 'answer',
      text: '--speed 需要大于 0 的数，而给出的是 "fast"。例如：--speed 2.5\n',
      exitCode: 2,
    })
  })
})

test('run takes a language, an interpreter and the arguments of a Python program', () => {
  expect(read('run program.py --python /usr/bin/python3 --language python one -- --two')).toMatchObject({
    target: 'program.py',
    language: 'python',
    python: '/usr/bin/python3',
    args: ['one', '--two'],
  })
})
