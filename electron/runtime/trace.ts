/**
 * Writes this actor's events. A blocked actor can't run an event loop, so every event leaves by one synchronous
 * write of at most EVENT_BYTES; writes that small do not mix with those of other threads and processes on the pipe.
 *
 * Hot loops must not drown the trace: events about single operations are written only while there is `credit`, which
 * a loop that never pauses soon uses up and an actor that sleeps or really waits gets back (refill-credit.ts). What is
 * not written is counted (`counters` events).
 */
import { writeSync } from 'node:fs'
import { EVENTS_FD, EVENT_BYTES, UTILITY_EVENTS_FD } from '../../shared/contract/descriptors.ts'
import type { Boot } from '../../shared/contract/actor.ts'
import type { EventOf, EventType } from '../../shared/trace/events.ts'
import { insideRun, self } from './actor.ts'
import { now } from './clock.ts'

type Fields<T extends EventType> = Omit<EventOf<T>, 'type' | 't' | 'actor'>

export const FULL_CREDIT = 64

/** Events about single operations that may still be written; read by the primitives' hot paths. */
export const meter = { credit: FULL_CREDIT, on: true }

let eventsFd = EVENTS_FD

export function startTrace({ trace, actor }: Boot): void {
  meter.on = trace
  meter.credit = trace ? FULL_CREDIT : 0
  eventsFd = actor.kind === 'utility' ? UTILITY_EVENTS_FD : EVENTS_FD
}

let speaking: (() => void) | undefined

/** Called before this actor prints or begins to wait: for what is told along with it. */
export function onSpeaking(tell: () => void): void {
  speaking = tell
}

/** Whoever prints or begins to wait says so first. */
export function beforeSpeaking(): void {
  speaking?.()
}

/** Writes one event of this actor. */
export function emit<T extends EventType>(type: T, fields: Fields<T>): void {
  if (!insideRun()) return
  send({ type, t: now(), actor: self().id, ...fields })
}

/** Writes one event about another actor (one that this one started or reaped). */
export function emitFor<T extends EventType>(type: T, actor: string, fields: Fields<T>): void {
  send({ type, t: now(), actor, ...fields })
}

/** Writes an event about a single operation, if there is credit; true if it was written. */
export function emitOperation<T extends EventType>(type: T, fields: Fields<T>): boolean {
  if (meter.credit <= 0) return false
  meter.credit--
  emit(type, fields)
  return true
}

/** A text that may be long goes out in pieces that each fit into one write. */
export function emitOutput(stream: 'stdout' | 'stderr', text: string): void {
  beforeSpeaking()
  for (let at = 0; at < text.length;) {
    let size = 3500
    let piece = text.slice(at, at + size)
    // Escapes and non-ASCII letters take more bytes than characters; halve until it fits.
    while (size > 1 && Buffer.byteLength(JSON.stringify(piece)) > EVENT_BYTES - 200) {
      size = size >> 1
      piece = text.slice(at, at + size)
    }
    // Never between the halves of a surrogate pair.
    const last = piece.charCodeAt(piece.length - 1)
    if (last >= 0xd800 && last <= 0xdbff && piece.length > 1) piece = piece.slice(0, -1)
    emit('output', { stream, text: piece })
    at += piece.length
  }
}

function send(event: object): void {
  let line = JSON.stringify(event) + '\n'
  if (Buffer.byteLength(line) > EVENT_BYTES) line = shortened(event)
  try {
    writeSync(eventsFd, line)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // The supervisor is gone: a run without one must not go on.
    if (code === 'EPIPE' || code === 'EBADF' || code === 'ECONNRESET') process.kill(process.pid, 'SIGKILL')
    throw error
  }
}

/** Only texts can be long; they are cut rather than lost. */
function shortened(event: object): string {
  const cut = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.slice(0, 600) : value,
    ]),
  )
  const line = JSON.stringify(cut) + '\n'
  if (Buffer.byteLength(line) <= EVENT_BYTES) return line
  const { type, t, actor } = event as { type: string; t: number; actor?: string }
  return (
    JSON.stringify({
      type: 'notice',
      t,
      actor,
      voice: 'ours',
      code: 'event-too-long',
      text: `A ${type} event was too long to be written.`,
    }) + '\n'
  )
}
