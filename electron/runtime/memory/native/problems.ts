/** Why shared memory can't be had, as facts, and the one sentence made from them. */
import { getSystemErrorName } from 'node:util'
import { MemoryError } from '../region.ts'

export type MemoryProblem =
  | { kind: 'switched-off' }
  | { kind: 'no-koffi'; platform: string; arch: string }
  | { kind: 'bad-name'; name: string }
  | { kind: 'system'; step: string; name: string; bytes?: number; errno: number }
  | { kind: 'windows'; step: string; name: string; bytes?: number; error: number }
  | { kind: 'limit'; bytes: number; used: number; limit: number }
  | { kind: 'unfinished'; name: string; seconds: number }
  | { kind: 'missing'; name: string }
  | { kind: 'foreign'; name: string }
  | { kind: 'too-small'; name: string; bytes: number; found: number }
  | { kind: 'closed'; name: string }

/** The error for these facts; `cause` is what was thrown underneath, if anything was. */
export function memoryProblem(problem: MemoryProblem, cause?: unknown): MemoryError {
  return new MemoryError(sentence(problem), { cause: cause ?? problem })
}

function sentence(problem: MemoryProblem): string {
  switch (problem.kind) {
    case 'switched-off':
      return 'Memory between processes was asked for, but LAB_NO_SHARED_MEMORY is set; unset it, or use threads.'
    case 'no-koffi':
      return `Memory between processes needs koffi, and its binary for ${problem.platform}-${problem.arch} could not be loaded; run "npm install" on this machine, or use threads.`
    case 'bad-name':
      return `A segment's name is a slash and 1 to 19 letters, digits, "-" or "_"; "${problem.name}" came.`
    case 'system':
      return systemSentence(problem)
    case 'windows':
      return `${want(problem)}, but Windows answered error ${problem.error} to ${problem.step}${
        problem.error === 1455 || problem.error === 112 ? '; close programs or enlarge the page file' : ''
      }.`
    case 'limit':
      return `${mebibytes(problem.bytes)} more shared memory was asked for, but this run has ${mebibytes(problem.used)} of its limit of ${mebibytes(problem.limit)}; use smaller items or a bounded queue.`
    case 'unfinished':
      return `Shared memory ${problem.name} was to be made ready by another process, but was not within ${problem.seconds} s; that process is probably gone: start the run again.`
    case 'missing':
      return `Shared memory ${problem.name} was expected to exist, but is gone; the run that owned it has probably ended.`
    case 'foreign':
      return `Shared memory ${problem.name} exists, but was not made by this version of the lab; remove it, or start the run again.`
    case 'too-small':
      return `Shared memory ${problem.name} was expected to hold ${problem.bytes} bytes, but holds ${problem.found}; every process of a run must ask for the same size.`
    case 'closed':
      return `Shared memory ${problem.name} was used after it was closed; this is the lab's own fault.`
  }
}

function systemSentence(problem: Extract<MemoryProblem, { kind: 'system' }>): string {
  const code = errorName(problem.errno)
  return `${want(problem)}, but ${problem.step} failed with ${code}; ${advice(code)}.`
}

function advice(code: string): string {
  switch (code) {
    case 'ENOSPC':
      return '/dev/shm is full: remove what is left there, or make it larger (docker run --shm-size=256m)'
    case 'ENOENT':
    case 'ENOSYS':
    case 'ENOTDIR':
      return 'there is no /dev/shm here: mount a tmpfs on it, or use threads'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '/dev/shm can not be written by this user: ask for mode 1777, or use threads'
    case 'ENAMETOOLONG':
      return 'the name is too long: at most 20 characters, slash included'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open: raise "ulimit -n", or use fewer processes'
    case 'ENOMEM':
      return 'no memory is left for it: close programs, or use fewer or smaller objects'
    default:
      return 'use threads, or run "lab doctor" to see what works here'
  }
}

function want(problem: { name: string; bytes?: number }): string {
  return problem.bytes === undefined
    ? `Shared memory ${problem.name} was asked for`
    : `${mebibytes(problem.bytes)} of shared memory (${problem.name}) was asked for`
}

function errorName(errno: number): string {
  try {
    return getSystemErrorName(-errno)
  } catch {
    return `error ${errno}`
  }
}

const mebibytes = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`
