/**
 * The threads and processes that this process has started, in memory that all its threads see. The service thread
 * writes what becomes of them; whoever joins one sleeps on its state word.
 */
import { sentences } from '../errors.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { actorId } from '../../../shared/trace/ids.ts'

/** A slot's states, in order; a joiner waits until ENDED. */
export const STARTING = 1
export const RUNNING = 2
export const ENDED = 3
/** It could not be started; `code` says why (a negative errno). */
export const FAILED = 4

/** The process's own main thread has the first slot: the others may wait for its end, too. */
export const MAIN_SLOT = 0

/** A slot is never used again, as long as there may be an object somewhere that stands for its child. */
const SLOTS = 8192
/** Words of a slot. */
const word = { state: 0, isProcess: 1, pid: 2, code: 3, hasCode: 4, daemon: 5, textBytes: 6 } as const
const SLOT_BYTES = 256
const TEXT_AT = 32
/** Where name and key together take too much room: the name's first letters, and the object stays with who started it. */
const LONGEST_NAME = 40
/** Before the slots: how many have been taken. */
const HEAD_BYTES = 64

export interface ChildText {
  id: ActorId
  name: string
  /** The key of the declared object it was started from; empty: it was not declared. */
  key: string
}

export interface Child extends ChildText {
  slot: number
  process: boolean
  daemon: boolean
}

let ints: Int32Array = new Int32Array(0)
let bytes: Uint8Array = new Uint8Array(0)

export function createChildren(): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_BYTES + SLOTS * SLOT_BYTES)
}

export function useChildren(buffer: SharedArrayBuffer): void {
  ints = new Int32Array(buffer)
  bytes = new Uint8Array(buffer)
}

/**
 * Takes a slot for a child that is about to be started.
 * @throws RuntimeError if all have been used
 */
export function addChild(text: ChildText, process: boolean, daemon: boolean): number {
  const slot = Atomics.add(ints, 0, 1)
  if (slot >= SLOTS) throw sentences.startedTooMany(SLOTS)
  const encoded = textBytes(text)
  bytes.set(encoded, HEAD_BYTES + slot * SLOT_BYTES + TEXT_AT)
  ints[at(slot, word.isProcess)] = process ? 1 : 0
  ints[at(slot, word.daemon)] = daemon ? 1 : 0
  ints[at(slot, word.textBytes)] = encoded.length
  Atomics.store(ints, at(slot, word.state), STARTING)
  return slot
}

export function stateOf(slot: number): number {
  return Atomics.load(ints, at(slot, word.state))
}

/** Writes a child's state and wakes whoever sleeps on it. A state never goes back. */
export function setState(slot: number, state: number): void {
  const index = at(slot, word.state)
  if (Atomics.load(ints, index) >= state) return
  Atomics.store(ints, index, state)
  Atomics.notify(ints, index)
}

/** Sleeps until the state is no longer `state`, at most `ms`. */
export function whileState(slot: number, state: number, ms: number): void {
  Atomics.wait(ints, at(slot, word.state), state, ms)
}

export function hasEnded(slot: number): boolean {
  return stateOf(slot) >= ENDED
}

/** Sleeps until it has ended, at most `ms`; says whether it has. */
export function endsWithin(slot: number, ms: number): boolean {
  const state = stateOf(slot)
  if (state < ENDED) whileState(slot, state, ms)
  return hasEnded(slot)
}

/** Process: its pid. Thread: the operating system's thread id. 0 until known. */
export function pidOf(slot: number): number {
  return Atomics.load(ints, at(slot, word.pid))
}
export function setPid(slot: number, pid: number): void {
  Atomics.store(ints, at(slot, word.pid), pid)
}

/** The exit code, as Python's `exitcode`; undefined while it is not known. */
export function codeOf(slot: number): number | undefined {
  return Atomics.load(ints, at(slot, word.hasCode)) === 1
    ? Atomics.load(ints, at(slot, word.code))
    : undefined
}
export function setCode(slot: number, code: number): void {
  Atomics.store(ints, at(slot, word.code), code)
  Atomics.store(ints, at(slot, word.hasCode), 1)
}

/** All that have been started and not ended. */
export function liveChildren(): Child[] {
  const live: Child[] = []
  const used = Math.min(Atomics.load(ints, 0), SLOTS)
  for (let slot = 0; slot < used; slot++)
    if (stateOf(slot) === STARTING || stateOf(slot) === RUNNING) live.push(childAt(slot))
  return live
}

/** The child that was started from the declared object with this key. */
export function childOfKey(key: string, process: boolean): Child | undefined {
  if (key === '') return undefined
  for (let slot = Math.min(Atomics.load(ints, 0), SLOTS) - 1; slot >= 0; slot--) {
    if (stateOf(slot) === FAILED) continue
    const child = childAt(slot)
    if (child.key === key && child.process === process) return child
  }
  return undefined
}

export function childAt(slot: number): Child {
  const length = ints[at(slot, word.textBytes)] ?? 0
  const start = HEAD_BYTES + slot * SLOT_BYTES + TEXT_AT
  return {
    slot,
    process: ints[at(slot, word.isProcess)] === 1,
    daemon: ints[at(slot, word.daemon)] === 1,
    ...parse(new TextDecoder().decode(bytes.slice(start, start + length))),
  }
}

function textBytes(text: ChildText): Uint8Array {
  const encoder = new TextEncoder()
  const whole = encoder.encode(JSON.stringify(text))
  if (whole.length <= SLOT_BYTES - TEXT_AT) return whole
  const cut = { ...text, name: text.name.slice(0, LONGEST_NAME), key: '' }
  return encoder.encode(JSON.stringify(cut)).subarray(0, SLOT_BYTES - TEXT_AT)
}

/** A slot that another thread has taken this moment has no text yet. */
function parse(text: string): ChildText {
  try {
    return JSON.parse(text) as ChildText
  } catch {
    return { id: actorId(''), name: '', key: '' }
  }
}

function at(slot: number, field: number): number {
  return (HEAD_BYTES + slot * SLOT_BYTES) / 4 + field
}
