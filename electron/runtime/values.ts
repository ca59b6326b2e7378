/**
 * The values that cross between actors, as bytes: numbers, strings, booleans, null, bigints, arrays, plain objects,
 * typed arrays, and references to shared objects and exported functions. Anything else is refused with a sentence that
 * says where in the value it stands. `undefined` crosses as null.
 */
import { sentences } from './errors.ts'

/** A shared object has this property: how to make it anew in another actor. */
export const REFERENCE = Symbol('reference')

export interface Reference {
  /** `thread:lock`, `process:queue`, … */
  type: string
  key: string
  name: string
  scope: 'thread' | 'process'
  arguments: (number | string | boolean)[]
}

interface Referable {
  [REFERENCE]: Reference
}

/** Who will read it: threads of this process, or another process. */
export type Reach = 'thread' | 'process'

/** What the codec asks of the rest of the runtime, set once by it. */
export const crossing = {
  /** Makes or finds the object that a reference names. */
  revive: (reference: Reference): unknown => reference,
  /** The name under which the program exports this function; undefined if it does not. */
  functionName: (_fn: (...args: never[]) => unknown): string | undefined => undefined,
  functionNamed: (name: string): unknown => name,
}

const Tag = {
  Null: 0,
  True: 1,
  False: 2,
  Int32: 3,
  Float64: 4,
  String: 5,
  BigInt: 6,
  Array: 7,
  Object: 8,
  Typed: 9,
  Reference: 10,
  Function: 11,
} as const
type Tag = (typeof Tag)[keyof typeof Tag]

const TYPED = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const

/**
 * A value's bytes: those of `bytes` from `start` to `end`. `view` is of the same memory: numbers go through it, since
 * Buffer's own methods are long functions that are compiled anew into every place that uses them.
 */
export interface Packed {
  readonly bytes: Buffer
  readonly view: DataView
  readonly start: number
  readonly end: number
}

/** All of it. */
export function packed(bytes: Buffer): Packed {
  const { buffer, byteOffset, byteLength } = bytes
  return { bytes, view: new DataView(buffer, byteOffset, byteLength), start: 0, end: byteLength }
}

/** Bytes left free before what is encoded, for whoever writes it down with something in front. */
export const FRONT = 8

let { bytes: room, view } = packed(Buffer.alloc(1024))
let used = 0
/** What is being encoded, for whom, and the way from it to the part at hand: an index or a key at each depth. */
let whole = ''
let reach: Reach = 'thread'
const path: (number | string)[] = []

/**
 * The value's bytes. Valid until the next call: write them somewhere or copy them.
 * @param what how the value is called in an error, e.g. `args`
 */
export function encode(value: unknown, whom: Reach, what = 'the value'): Packed {
  used = FRONT
  whole = what
  reach = whom
  put(value, 0)
  return { bytes: room, view, start: FRONT, end: used }
}

/** A copy that stays. */
export function encoded(value: unknown, whom: Reach, what?: string): Uint8Array {
  const { bytes, start, end } = encode(value, whom, what)
  return new Uint8Array(bytes.subarray(start, end))
}

export function decode(value: Packed): unknown {
  return new Reader(value).take()
}

const MAX_DEPTH = 200

function put(value: unknown, depth: number): void {
  switch (typeof value) {
    case 'number':
      return putNumber(value)
    case 'string':
      return putText(Tag.String, value)
    case 'boolean':
      return putTag(value ? Tag.True : Tag.False)
    case 'undefined':
      return putTag(Tag.Null)
    case 'bigint':
      return putText(Tag.BigInt, value.toString(16))
    case 'function':
      return putFunction(value as () => unknown, depth)
    case 'symbol':
      throw sentences.crosses(where(depth), 'a symbol')
    case 'object':
      if (value === null) return putTag(Tag.Null)
      if (depth > MAX_DEPTH)
        throw sentences.crosses(where(depth), `nested more than ${MAX_DEPTH} deep (or contains itself)`)
      return putObject(value, depth)
  }
}

function putObject(value: object, depth: number): void {
  if (REFERENCE in value) return putReference((value as Referable)[REFERENCE], depth)
  if (Array.isArray(value)) {
    putTag(Tag.Array)
    putUint32(value.length)
    for (let i = 0; i < value.length; i++) {
      path[depth] = i
      put(value[i], depth + 1)
    }
    return
  }
  const typed = ArrayBuffer.isView(value) ? TYPED.findIndex((type) => value instanceof type) : -1
  if (typed >= 0) return putTyped(typed, value as Uint8Array)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype && !isPlainElsewhere(prototype)) {
    throw sentences.crosses(where(depth), `a ${value.constructor.name}`)
  }
  const entries = Object.entries(value)
  putTag(Tag.Object)
  putUint32(entries.length)
  for (const [key, item] of entries) {
    putBytes(key)
    path[depth] = key
    put(item, depth + 1)
  }
}

/** How the part at this depth is called: `args[0].name`. */
function where(depth: number): string {
  const steps = path.slice(0, depth).map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
  return whole + steps.join('')
}

/** Plain objects of the program are plain by another realm's Object.prototype. */
function isPlainElsewhere(prototype: unknown): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf')
}

function putReference(reference: Reference, depth: number): void {
  if (reach === 'process' && reference.scope === 'thread') {
    throw sentences.threadObjectToProcess(where(depth), reference.type.replace('thread:', ''))
  }
  putText(Tag.Reference, JSON.stringify(reference))
}

function putFunction(fn: (...args: never[]) => unknown, depth: number): void {
  const name = crossing.functionName(fn)
  if (name === undefined)
    throw sentences.crosses(
      where(depth),
      `the function ${fn.name || '(without a name)'}, which the program does not export`,
    )
  putText(Tag.Function, name)
}

function putNumber(value: number): void {
  if ((value | 0) === value && !Object.is(value, -0)) {
    reserve(5)
    room[used] = Tag.Int32
    view.setInt32(used + 1, value, true)
    used += 5
    return
  }
  reserve(9)
  room[used] = Tag.Float64
  view.setFloat64(used + 1, value, true)
  used += 9
}

function putTyped(type: number, value: Uint8Array): void {
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  putTag(Tag.Typed)
  reserve(1)
  room[used++] = type
  putUint32(bytes.length)
  reserve(bytes.length)
  room.set(bytes, used)
  used += bytes.length
}

function putTag(tag: Tag): void {
  reserve(1)
  room[used++] = tag
}

function putText(tag: Tag, text: string): void {
  putTag(tag)
  putBytes(text)
}

function putBytes(text: string): void {
  reserve(4 + text.length * 3)
  const length = (text.length <= SHORT_TEXT && writeAscii(text)) || room.write(text, used + 4)
  view.setUint32(used, length, true)
  used += 4 + length
}

/** Writes a short text and says its length; 0 if it has letters of more than one byte. */
function writeAscii(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return 0
    room[used + 4 + i] = code
  }
  return text.length
}

function putUint32(value: number): void {
  reserve(4)
  view.setUint32(used, value, true)
  used += 4
}

function reserve(bytes: number): void {
  if (used + bytes <= room.length) return
  const larger = packed(Buffer.alloc(Math.max(room.length * 2, used + bytes)))
  larger.bytes.set(room)
  ;({ bytes: room, view } = larger)
}

const SHORT_TEXT = 24
/** A power of two. */
const KNOWN_TEXTS = 256
/** Names and keys cross again and again: the last short text of each hash, so that none is made twice. */
const knownTexts = new Array<string>(KNOWN_TEXTS).fill('')
const OWN = { writable: true, enumerable: true, configurable: true } as const

class Reader {
  private at: number
  private readonly bytes: Buffer
  private readonly view: DataView
  private readonly end: number
  constructor({ bytes, view, start, end }: Packed) {
    this.at = start
    this.bytes = bytes
    this.view = view
    this.end = end
  }

  take(): unknown {
    const { view } = this
    if (this.at >= this.end) throw new Error('a value that crossed between actors was cut short')
    const tag = this.bytes[this.at++] as Tag
    switch (tag) {
      case Tag.Null:
        return null
      case Tag.True:
        return true
      case Tag.False:
        return false
      case Tag.Int32:
        this.at += 4
        return view.getInt32(this.at - 4, true)
      case Tag.Float64:
        this.at += 8
        return view.getFloat64(this.at - 8, true)
      case Tag.String:
        return this.text()
      case Tag.BigInt:
        return bigint16(this.text())
      case Tag.Array:
        return this.list()
      case Tag.Object:
        return this.object()
      case Tag.Typed:
        return this.typed()
      case Tag.Reference:
        return crossing.revive(JSON.parse(this.text()) as Reference)
      case Tag.Function:
        return crossing.functionNamed(this.text())
    }
  }

  private uint32(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4, true)
  }

  private text(): string {
    const length = this.uint32()
    this.at += length
    // The texts that cross most are short names; a call into Node costs as much as thirty letters.
    return (
      (length <= SHORT_TEXT && this.ascii(length)) || this.bytes.toString('utf8', this.at - length, this.at)
    )
  }

  /** The last `length` bytes as text; empty if there is a letter of more than one byte among them. */
  private ascii(length: number): string {
    const start = this.at - length
    let hash = length
    for (let i = start; i < this.at; i++) {
      const code = this.bytes[i] as number
      if (code > 0x7f) return ''
      hash = (hash * 31 + code) | 0
    }
    const place = hash & (KNOWN_TEXTS - 1)
    const known = knownTexts[place] as string
    if (known.length === length && this.spells(known, start)) return known
    return (knownTexts[place] = this.bytes.toString('latin1', start, this.at))
  }

  private spells(text: string, start: number): boolean {
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== this.bytes[start + i]) return false
    return true
  }

  private list(): unknown[] {
    const length = this.uint32()
    const items: unknown[] = []
    for (let i = 0; i < length; i++) items.push(this.take())
    return items
  }

  private object(): Record<string, unknown> {
    const length = this.uint32()
    const made: Record<string, unknown> = {}
    for (let i = 0; i < length; i++) {
      const key = this.text()
      // As Object.fromEntries does: `__proto__` is a name like any other.
      if (key === '__proto__') Object.defineProperty(made, key, { ...OWN, value: this.take() })
      else made[key] = this.take()
    }
    return made
  }

  private typed(): unknown {
    const type = TYPED[this.bytes[this.at++] ?? 0] ?? Uint8Array
    const length = this.uint32()
    const copy = this.bytes.buffer.slice(
      this.bytes.byteOffset + this.at,
      this.bytes.byteOffset + this.at + length,
    )
    this.at += length
    return new type(copy as ArrayBuffer)
  }
}

function bigint16(text: string): bigint {
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`)
}
