import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSplitter } from '../../electron/supervisor/events/lines.ts'

function split(chunks: Buffer[], longest = 1000) {
  const lines: string[] = []
  const tooLong: number[] = []
  const splitter = new LineSplitter(longest, {
    line: (text) => lines.push(text),
    tooLong: (bytes) => tooLong.push(bytes),
  })
  for (const chunk of chunks) splitter.push(chunk)
  return { lines, tooLong, rest: splitter.end() }
}

test('lines come out whole however the bytes are cut, letters of several bytes included', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(20)), (texts, cuts) => {
      const lines = texts.map((text) => text.replaceAll('\n', ' '))
      const bytes = Buffer.from(lines.map((line) => line + '\n').join('') + 'rest')
      const chunks: Buffer[] = []
      let from = 0
      for (const cut of cuts) chunks.push(bytes.subarray(from, (from += cut)))
      chunks.push(bytes.subarray(from))
      expect(split(chunks)).toEqual({ lines: lines.filter((line) => line !== ''), tooLong: [], rest: 'rest' })
    }),
  )
})

test('a line that is too long is skipped and told by its size, whether it comes whole or in pieces', () => {
  const long = Buffer.from('x'.repeat(50) + '\nnext\n')
  expect(split([long], 10)).toEqual({ lines: ['next'], tooLong: [50], rest: '' })
  const pieces = [...long].map((byte) => Buffer.from([byte]))
  expect(split(pieces, 10)).toEqual({ lines: ['next'], tooLong: [50], rest: '' })
})

test('a line that is too long and never ends takes no memory and is told at the end', () => {
  expect(split([Buffer.alloc(50, 'x'), Buffer.alloc(50, 'x')], 10)).toEqual({
    lines: [],
    tooLong: [100],
    rest: '',
  })
})
