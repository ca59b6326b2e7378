/**
 * What the tests left behind. The test run has a temporary folder of its own, and every process below it carries that
 * folder's name in its environment (actors keep TMPDIR), so that what somebody else does on this machine meanwhile is
 * not taken for a leak.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { OUT } from './bundles.mjs'

/** Made by tools below us, not by us. */
const NOT_OURS = /^(node-compile-cache|vitest-|v8-coverage|\.org\.chromium|jiti|playwright-)/

/** What is there now: shared memory entries and processes. */
export function snapshot() {
  return { memory: new Set(memory()), processes: new Set(processes().map((p) => p.key)) }
}

/**
 * Sentences, one for each thing that was not there before. What is just ending is given `patience` milliseconds.
 * `folder` is the temporary folder of the tests.
 */
export async function leaks(before, { folder, patience = 5000 }) {
  const until = performance.now() + patience
  for (;;) {
    const found = [
      ...ours(before, folder).map((p) => `process ${p.pid} (parent ${p.ppid}): ${p.command}`),
      ...memory()
        .filter((name) => !before.memory.has(name))
        .map((name) => `shared memory /dev/shm/${name}`),
      ...readdirSync(folder)
        .filter((name) => !NOT_OURS.test(name))
        .map((name) => `temporary ${folder}/${name}`),
    ]
    if (found.length === 0 || performance.now() > until) return found
    await pause(200)
  }
}

/** Ends what is certainly ours: marked processes that are still there. */
export function endMarked(before, folder) {
  for (const p of ours(before, folder)) {
    if (!p.marked) continue
    try {
      process.kill(p.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

function ours(before, folder) {
  const now = processes(folder).filter((p) => !before.processes.has(p.key) && p.pid !== process.pid)
  const marked = now.filter((p) => p.marked)
  // An engine process without the mark counts if nobody else's process is its parent.
  const strays = now.filter((p) => !p.marked && p.command.includes(OUT) && p.ppid === 1)
  return [...marked, ...strays]
}

function memory() {
  if (process.platform !== 'linux') return []
  return readdirSync('/dev/shm')
}

function processes(folder) {
  if (process.platform === 'linux') return linuxProcesses(folder)
  const rows =
    process.platform === 'win32'
      ? output('powershell', [
          '-NoProfile',
          '-Command',
          'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }',
        ])
      : output('ps', ['-axo', 'pid=,ppid=,command='])
  return rows
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .filter((match) => match !== null)
    .map(([, pid, ppid, command]) => ({
      key: pid,
      pid: +pid,
      ppid: +ppid,
      command,
      marked: command.includes(OUT),
    }))
}

function linuxProcesses(folder) {
  const found = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, ppid, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (state === 'Z') continue
      const started = rest[17]
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      const marked = folder !== undefined && environmentOf(name).includes(`TMPDIR=${folder}`)
      found.push({ key: `${name}@${started}`, pid: +name, ppid: +ppid, command, marked })
    } catch {
      // It ended while we looked, or is not ours to look at.
    }
  }
  return found
}

const environmentOf = (pid) => readFileSync(`/proc/${pid}/environ`, 'latin1')

function output(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', windowsHide: true, maxBuffer: 2 ** 26 }).split(
      '\n',
    )
  } catch {
    return []
  }
}
