import { transform } from 'sucrase'
import { describe, expect, test } from 'vitest'
import { labs } from '../../shared/labs/index.ts'
import { barsIn, expectationsOf } from '../../shared/labs/language.ts'
import type { Lab, Parameter, ParameterValue, Text } from '../../shared/labs/lab.ts'

const CURRICULUM = [
  'run-vs-start',
  'separate-globals',
  'custom-process',
  'pool-async',
  'pool-blocking',
  'bounded-queue',
  'process-queue',
  'threads',
  'shared-globals',
  'race',
  'gil',
  'lock',
  'deadlock',
  'deadlock-timeout',
  'producer-consumer',
  'coroutine',
]
const BEYOND = [
  'semaphore',
  'event',
  'condition',
  'barrier',
  'rlock',
  'pipe',
  'value-array',
  'killed-holder',
  'philosophers',
  'readers-writers',
  'lock-order',
  'try-lock',
  'livelock',
  'starvation',
  'asyncio-tasks',
]

test('The catalog is the curriculum in teaching order, then what goes beyond it', () => {
  expect(labs.map((lab) => lab.id)).toEqual([...CURRICULUM, ...BEYOND])
})

test('A printed measurement becomes the bar that TypeScript would measure', () => {
  const gil = labs.find(({ id }) => id === 'gil')!
  expect(barsIn(gil, 'CPU-bound, threads: 1.377 s')).toEqual([
    { group: 'CPU-bound', label: 'threads', value: 1.377, unit: 's' },
  ])
  const lock = labs.find(({ id }) => id === 'lock')!
  expect(barsIn(lock, 't1, lock: 83 ns for each addition')).toEqual([
    { group: 'one addition', label: 't1, lock', value: 83, unit: 'ns' },
  ])
})

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (_id, lab) => {
  test('has every text in both languages, and they are not the same', () => {
    for (const [where, text] of textsOf(lab)) {
      expect(text.en.trim(), where).not.toBe('')
      expect(text.zh.trim(), where).not.toBe('')
      expect(text.en, where).toBe(text.en.trim())
      expect(text.zh, where).toBe(text.zh.trim())
      expect(text.en, `${where}: Chinese in the English text`).not.toMatch(CJK)
      if (!isSymbol(text)) expect(text.zh, where).not.toBe(text.en)
    }
    expect(lab.tasks.length).toBeGreaterThanOrEqual(2)
    expect(lab.observe.length).toBeGreaterThanOrEqual(2)
  })

  test('says it in Chinese with the words and the punctuation of the textbook', () => {
    for (const [where, { en, zh }] of textsOf(lab)) {
      if (!isSymbol({ en, zh })) expect(zh, where).toMatch(CJK)
      expect(zh, `${where}: a half-width comma or stop after a Chinese character`).not.toMatch(
        /[\p{Script=Han}][,.;:?!]/u,
      )
      for (const [word, term] of TERMS)
        if (word.test(prose(en))) expect(zh, `${where}: ${String(word)}`).toMatch(term)
      for (const [wrong, right] of NOT_OURS) expect(zh, `${where}: write ${right}`).not.toContain(wrong)
    }
  })

  test('marks code with pairs of backticks, the same code in both languages', () => {
    for (const [where, { en, zh }] of textsOf(lab)) {
      expect(count(en, '`') % 2, where).toBe(0)
      expect(code(zh), where).toEqual(code(en))
    }
  })

  test('has valid parameters, each with a name of its own', () => {
    expect(new Set(lab.parameters.map((parameter) => parameter.name)).size).toBe(lab.parameters.length)
    for (const parameter of lab.parameters) {
      expect(parameter.name).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expectValid(parameter)
    }
  })

  test('declares the parameters that its program asks for, with the same defaults', () => {
    const declared = Object.fromEntries(lab.parameters.map(({ name, default: value }) => [name, value]))
    expect(askedFor(lab.program)).toEqual(declared)
  })

  test('has a program that compiles, exports main and needs only the lab library', () => {
    const { code } = transform(lab.program, { transforms: ['typescript'] })
    expect(code).toMatch(/^export (async )?function main\(/m)
    for (const [, from] of lab.program.matchAll(/\bfrom '([^']+)'/g)) expect(from).toMatch(/^lab(\/[a-z]+)?$/)
    expect(lab.program, 'a program fits on a screen').toSatisfy((text: string) => count(text, '\n') <= 100)
    expect(lab.program).not.toMatch(/@ts-|setTimeout|console\./)
  })

  test('has a Python program that asks for the same parameters, with the same defaults', () => {
    const declared = lab.parameters.map(({ name, default: value }) => [name, String(value)])
    const asked = lab.python.program.matchAll(/\bos\.environ\.get\('LAB_(\w+)', '([^']*)'\)/g)
    expect([...asked].map(([, name, value]) => [name, value]).sort()).toEqual(declared.sort())
    expect(count(lab.python.program, 'os.environ')).toBe(declared.length)
  })

  test('has a Python program of a page that needs only the standard library and survives being imported', () => {
    const { program } = lab.python
    const imported = [...program.matchAll(/^(?:from|import) (\w+)/gm)].map(([, name]) => name)
    expect(STANDARD_LIBRARY).toEqual(expect.arrayContaining(imported))
    expect(program).toMatch(/^"""[^"\n]+\."""\n/)
    expect(program, 'a child may import it').toContain("\nif __name__ == '__main__':\n")
    const long = program.split('\n').filter((line) => line.length > 79 || line !== line.trimEnd())
    expect(long, 'PEP 8').toEqual([])
    expect(count(program, '\n')).toBeLessThanOrEqual(100)
  })

  test('reads a measurement out of a line that its Python program prints', () => {
    for (const { line } of lab.python.measures ?? [])
      expect(line.source, 'the whole line').toMatch(/^\^.*\$$/)
    expect(lab.python.measures !== undefined, 'as the TypeScript program measures').toBe(
      lab.program.includes('measured('),
    )
    expect(barsIn(lab, 'a line like any other')).toEqual([])
  })

  test('expects something of either program', () => {
    for (const language of ['typescript', 'python'] as const)
      expect(expectationsOf(lab, language)).not.toEqual([])
  })

  test('starts its targets by name: every target of an actor is exported', () => {
    const exported = new Set(
      [...lab.program.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name]) => name),
    )
    const declared = [...lab.program.matchAll(/^(?:export )?const .*target: (\w+)/gm)].map(([, name]) => name)
    for (const target of declared) expect(exported, target).toContain(target)
  })

  test('says what must be seen, and is not content with an empty report', () => {
    expect(lab.expectations.length).toBeGreaterThan(0)
    expect(new Set(lab.expectations.map(({ id }) => id)).size).toBe(lab.expectations.length)
    for (const { id } of lab.expectations) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    const settings = Object.fromEntries(lab.parameters.map(({ name, default: value }) => [name, value]))
    const met = lab.expectations.filter((one) => one.holds(NOTHING, settings))
    expect(met.length).toBeLessThan(lab.expectations.length)
  })
})

const STANDARD_LIBRARY = 'asyncio multiprocessing os queue random signal sys threading time'.split(' ')

const CJK = /\p{Script=Han}/u
/** English word, and what the Chinese text beside it has to say. */
const TERMS: [RegExp, RegExp][] = [
  [/\bdeadlock/i, /死锁/],
  [/\blivelock/i, /活锁/],
  [/\bprocess(es)?\b/i, /进程/],
  [/\bthreads?\b/i, /线程/],
  [/\bcoroutines?\b/i, /协程/],
  [/\bwait-for graph\b/i, /等待图/],
  [/\bcritical section\b/i, /临界区/],
  [/\bshared memory\b/i, /共享内存/],
  [/\bsemaphore/i, /信号量|Semaphore/],
]
/** Other regions' and other books' words for the same things. */
const NOT_OURS: [string, string][] = [
  ['線程', '线程'],
  ['執行緒', '线程'],
  ['程序池', '进程池'],
  ['死结', '死锁'],
  ['协同程序', '协程'],
  ['临界段', '临界区'],
  ['生产者-消费者', '生产者–消费者'],
]

const NOTHING: Parameters<Lab['expectations'][number]['holds']>[0] = {
  outcome: 'stopped',
  seconds: 0,
  actors: [],
  resources: [],
  values: {},
  verdicts: [],
  output: [],
  measured: [],
  notices: [],
}

/** Every text of a lab, with the path to it. */
function textsOf(value: unknown, path = ''): [string, Text][] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'zh' in value) return [[path, value as Text]]
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key))
}

/** A text that is nothing but code, a unit or a sign may be the same in both languages. */
function isSymbol(text: Text): boolean {
  return !/[A-Za-z]{4}/.test(prose(text.en))
}

function prose(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '')
}

function code(text: string): string[] {
  return [...new Set(text.match(/`[^`]*`/g))].sort()
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

function expectValid(parameter: Parameter) {
  switch (parameter.kind) {
    case 'integer':
    case 'number':
      expect(parameter.min).toBeLessThanOrEqual(parameter.default)
      expect(parameter.max).toBeGreaterThanOrEqual(parameter.default)
      if (parameter.kind === 'integer')
        for (const n of [parameter.min, parameter.default, parameter.max])
          expect(n).toSatisfy(Number.isSafeInteger)
      break
    case 'choice':
      expect(parameter.options).toContain(parameter.default)
      expect(new Set(parameter.options).size).toBe(parameter.options.length)
      break
    case 'switch':
      expect(parameter.default).toBeTypeOf('boolean')
  }
}

/** Name and default of each `parameter('name', default)` in a program. */
function askedFor(program: string): Record<string, ParameterValue> {
  const calls = program.matchAll(/\bparameter\('(\w+)', (?:(-?[\d_.]+)|'([^']*)'|(true|false))\)/g)
  const asked: Record<string, ParameterValue> = {}
  for (const [, name, number, text, flag] of calls) {
    expect(asked, `${String(name)} is asked for twice`).not.toHaveProperty(name!)
    asked[name!] = number !== undefined ? Number(number.replaceAll('_', '')) : (text ?? flag === 'true')
  }
  expect(count(program, 'parameter('), 'parameter(name, default) with a plain default').toBe(
    Object.keys(asked).length,
  )
  return asked
}
