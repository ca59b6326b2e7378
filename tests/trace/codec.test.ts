import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  encodeEvent,
  encodeTrace,
  LINE_CHARACTERS,
  readTrace,
  TraceDecoder,
  TraceError,
} from '../../shared/trace/codec.ts'
import { acceptor } from '../../shared/trace/codec/acceptor.ts'
import { eventSchema } from '../../shared/trace/events.ts'
import { anyEvent, anyStream } from './arbitrary.ts'
import { event, runEvent } from './make.ts'

const printed = event('output', { t: 5, actor: '0', stream: 'stdout', text: 'línea 中\n' })
const ended = event('ended', { t: 9, outcome: 'finished' })
const header = encodeEvent(runEvent)

describe('a trace read whole', () => {
  test('comes back as it was written', () => {
    const read = readTrace(encodeTrace([runEvent, printed, ended]))
    expect(read).toEqual({ events: [runEvent, printed, ended], problems: [], skipped: 0, truncated: false })
  })

  test('that ends in the middle of a line keeps what came before and says so', () => {
    const read = readTrace(encodeTrace([runEvent, printed]) + '{"type":"ended","t"')
    expect(read.events).toEqual([runEvent, printed])
    expect(read.truncated).toBe(true)
    expect(read.problems).toEqual([])
  })

  test('that ends between two lines before its ended event is truncated too', () => {
    expect(readTrace(encodeTrace([runEvent, printed])).truncated).toBe(true)
  })

  test('whose last line lacks only its line end is whole', () => {
    const read = readTrace(encodeTrace([runEvent, ended]).trimEnd())
    expect(read).toMatchObject({ events: [runEvent, ended], truncated: false })
  })

  test('names each bad line by its number and goes on', () => {
    const lines = [
      'garbage',
      '{"type":"ouput","t":1}',
      '[1]',
      '{"type":"output","t":-1,"actor":"0","stream":"stdout","text":""}',
      '',
    ]
    const read = readTrace(`${header}${lines.join('\n')}\n${encodeEvent(printed)}`)
    expect(read.events).toEqual([runEvent, printed])
    expect(read.skipped).toBe(4)
    expect(read.problems).toEqual([
      { line: 2, reason: 'This line is not JSON: an event is one JSON object on one line.' },
      { line: 3, reason: 'There is no event of type "ouput" in version 1 of the trace.' },
      { line: 4, reason: 'This line is not an event: expected a JSON object with a "type".' },
      { line: 5, reason: 'The output event is malformed: t: Too small: expected number to be >=0.' },
    ])
  })

  test('of a newer version is refused with what to do', () => {
    const newer = header.replace('"version":1', '"version":7')
    expect(() => readTrace(newer)).toThrow(new TraceError('newer', 7))
    expect(new TraceError('newer', 7).message).toBe(
      'The trace is of version 7, and this program reads up to version 1: update Concurrency Lab to open it.',
    )
    expect(() => readTrace('{"type":"run","version":2,"news":true}\n')).toThrow(/version 2/)
  })

  test.each([
    ['another kind of file', 'PNG\n\n', 'foreign'],
    ['another kind of file without a line end', 'PNG', 'foreign'],
    ['a trace that lacks its first line', encodeEvent(printed), 'foreign'],
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n  \n', 'empty'],
  ])('of %s is refused', (_what, text, code) => {
    expect(() => readTrace(text)).toThrow(expect.objectContaining({ name: 'TraceError', code }))
  })

  test('drops fields it does not know', () => {
    const [first] = readTrace(header.replace('{', '{"later":1,')).events
    expect(first).toEqual(runEvent)
  })
})

describe('the decoder', () => {
  test('gives the same events however the text is cut into chunks', () => {
    fc.assert(
      fc.property(anyStream, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (events, sizes) => {
        const text = encodeTrace(events)
        const decoder = new TraceDecoder({ header: false })
        const got = []
        for (let at = 0, i = 0; at < text.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          got.push(...decoder.push(text.slice(at, at + size)))
          at += size
        }
        got.push(...decoder.end())
        expect(got).toEqual(events)
        expect(decoder).toMatchObject({ skipped: 0, cut: false })
      }),
    )
  })

  test('never throws on text that is no trace', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string(), anyEvent.map(encodeEvent))), (pieces) => {
        const decoder = new TraceDecoder({ header: false })
        for (const piece of pieces) decoder.push(`${piece}\n`)
        decoder.end()
      }),
    )
  })

  test('lets go of a line that never ends, and reads the next one', () => {
    const decoder = new TraceDecoder({ header: false })
    for (let i = 0; i < 5; i++) expect(decoder.push('x'.repeat(LINE_CHARACTERS / 4))).toEqual([])
    expect(decoder.push(`x\n${encodeEvent(printed)}`)).toEqual([printed])
    expect(decoder.problems).toEqual([
      { line: 1, reason: 'This line is longer than 4194304 characters and was not read.' },
    ])
  })
})

describe('the quick check', () => {
  const accepts = acceptor(eventSchema)

  test('accepts every well-formed event, so that zod is not asked', () => {
    fc.assert(fc.property(anyEvent, (value) => accepts(value)))
  })

  test('accepts nothing that zod refuses', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.array(fc.integer()),
      fc.boolean(),
      fc.constant({}),
    )
    fc.assert(
      fc.property(anyEvent, fc.nat(), value, fc.boolean(), (good, which, replacement, remove) => {
        const bad: Record<string, unknown> = { ...good }
        const keys = Object.keys(bad)
        const key = keys[which % keys.length] ?? 'type'
        if (remove) delete bad[key]
        else bad[key] = replacement
        const parsed = eventSchema.safeParse(bad)
        expect(accepts(bad)).toBe(parsed.success)
        if (parsed.success) expect(parsed.data).toEqual(bad)
      }),
      { numRuns: 2000 },
    )
  })
})
