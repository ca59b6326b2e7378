/** The part of Python's `os` that speaks of processes. */
import { cpus } from 'node:os'

/** This process's id. Threads of one process have the same. */
export function getpid(): number {
  return process.pid
}
/** The id of the process that started this one. */
export function getppid(): number {
  return process.ppid
}
/** How many processors the machine has. */
export function cpuCount(): number {
  return cpus().length
}
