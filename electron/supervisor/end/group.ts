/** The process group of a run: who of it lives, and the last resort of killing all of it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Pids of the group that have not ended; zombies, which only wait to be reaped, don't count. */
export function livingOf(group: number): number[] {
  if (process.platform === 'win32' || !hasMembers(group)) return []
  return process.platform === 'linux' ? scan(group) : [group]
}

/** SIGKILL (or another signal) to every process of the group; false if there is none. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  // 0 and 1 would mean our own group and everything.
  if (process.platform === 'win32' || group <= 1) return false
  try {
    process.kill(-group, signal)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a pid that an actor gave as its own belongs to the group, so that no signal of ours ever hits a stranger.
 * Where that can't be seen cheaply (macOS, Windows) it is believed.
 */
export function isMember(pid: number, group: number): boolean {
  if (pid <= 1) return false
  return process.platform !== 'linux' || readStat(pid)?.group === group
}

function hasMembers(group: number): boolean {
  if (group <= 1) return false
  try {
    process.kill(-group, 0)
    return true
  } catch (error) {
    // macOS says EPERM of a group of zombies; we never lack the right to signal our own.
    return (error as NodeJS.ErrnoException).code === 'EPERM' && process.platform !== 'darwin'
  }
}

function scan(group: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = readStat(pid)
      return stat !== undefined && stat.group === group && stat.state !== 'Z' && stat.state !== 'X'
    })
}

/** /proc/<pid>/stat: pid (name) state ppid pgrp …; the name may hold anything, so read from its last bracket. */
function readStat(pid: number): { state: string; group: number } | undefined {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return undefined
  }
  const [state, , group] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return state === undefined ? undefined : { state, group: Number(group) }
}
