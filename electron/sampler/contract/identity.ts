/** Which process a pid means: pids are used again, a pid and its start time are not. */
import { readFileSync, readdirSync } from 'node:fs'

export interface ProcessIdentity {
  readonly pid: number
  /** Linux: clock ticks from boot to the process's start, as text; undefined where that can't be seen cheaply. */
  readonly startTime?: string | undefined
}

/** The process that has this pid now, ended or not; without a start time if there is none, or this is not Linux. */
export function identify(pid: number): ProcessIdentity {
  const stat = readStat(pid)
  return stat ? { pid, startTime: stat.startTime } : { pid }
}

/** Whether that very process has not ended; one that only waits to be reaped has. */
export function lives({ pid, startTime }: ProcessIdentity): boolean {
  if (!exists(pid)) return false
  if (process.platform !== 'linux') return true
  const stat = readStat(pid)
  return stat !== undefined && !stat.ended && (startTime === undefined || stat.startTime === startTime)
}

/** Whether some process has this pid, ended or not: one cheap system call. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** SIGKILL; `target` is a pid, or the negative number of a process group. False if there is no such thing. */
export function killNow(target: number): boolean {
  if (Math.abs(target) <= 1 || (target < 0 && process.platform === 'win32')) return false
  try {
    process.kill(target, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/** Linux: the pids of a process group that have not ended, with what is known of each. */
export function membersOf(group: number): (Stat & { pid: number })[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(Number(name))
      return stat && stat.group === group && !stat.ended ? [{ ...stat, pid: Number(name) }] : []
    })
}

export interface Stat {
  readonly ended: boolean
  readonly group: number
  readonly startTime: string
}

/** /proc/<pid>/stat: pid (name) state ppid pgrp … starttime; the name may hold anything, so read from its last bracket. */
export function readStat(pid: number): Stat | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state = '', , group, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { ended: state === 'Z' || state === 'X', group: Number(group), startTime: rest[16] ?? '' }
  } catch {
    return undefined
  }
}
