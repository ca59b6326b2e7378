/** What a supervisor that was killed together with its sampler has left: found at the next start, and removed. */
import { lstatSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { removeTracked } from '../sampler/contract/tracked.ts'
import { exists, identify, killNow, lives, membersOf, readStat } from '../sampler/contract/identity.ts'
import { messageOf } from './sentences.ts'

/** What was found of one run, and what was done about it. */
export interface Swept {
  /** As the run had named it. */
  readonly folder: string
  readonly segment: string | undefined
  readonly owner: number | undefined
  /** Pids that still lived and were killed. */
  readonly killed: readonly number[]
  /** Why something of it may still be there. */
  readonly failure: string | undefined
}

export interface SweepOptions {
  /** Removes a segment by name. Where it is no file (macOS) only the sampler can: `sampler.unlink`. */
  readonly unlink?: (segment: string) => Promise<void> | void
}

/**
 * Removes runs below `stateFolder` (a folder each) whose supervisor is gone. Several sweeps at once do no harm: each
 * run is first renamed, which only one of them can do, and every step may be done twice.
 */
export async function sweep(
  stateFolder: string,
  { unlink = unlinkFile }: SweepOptions = {},
): Promise<Swept[]> {
  const swept: Swept[] = []
  for (const name of foldersIn(stateFolder)) {
    const folder = join(stateFolder, name)
    const owner = readOwner(folder)
    if (!isAbandoned(folder, name, owner)) continue
    const original = name.replace(CLAIM, '')
    const claimed = claim(folder, join(stateFolder, `${original}.swept-by-${process.pid}`))
    if (claimed) swept.push(await clean(join(stateFolder, original), claimed, owner, unlink))
  }
  return swept
}

/** Says whose run a folder is; written anew, in one step, whenever more is known. */
export function writeOwner(
  folder: string,
  facts: { segment: string; group?: number | undefined; pids?: readonly number[] },
): void {
  const { segment, group, pids = group === undefined ? [] : [group] } = facts
  const owner: Owner = {
    ...identify(process.pid),
    boot: bootId(),
    segment,
    pgid: group,
    pids: pids.map(identify),
  }
  const file = join(folder, OWNER)
  writeFileSync(`${file}.new`, JSON.stringify(owner), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const identitySchema = z.object({ pid: z.number().int().min(1), startTime: z.string().optional() })
const ownerSchema = identitySchema.extend({
  /** Linux: start times mean something within one boot only. */
  boot: z.string().optional(),
  segment: z.string().regex(/^\/[A-Za-z0-9_-]{1,19}$/),
  pgid: z.number().int().min(2).optional(),
  pids: z.array(identitySchema).max(10_000),
})
type Owner = z.output<typeof ownerSchema>

/** The state folder's folders; none if it is not there, or not ours alone: then nothing in it may be believed. */
function foldersIn(stateFolder: string): string[] {
  try {
    const stat = lstatSync(stateFolder)
    if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) return []
    return readdirSync(stateFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}

function readOwner(folder: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(join(folder, OWNER), 'utf8')))
  } catch {
    return undefined
  }
}

function isAbandoned(folder: string, name: string, owner: Owner | undefined): boolean {
  const sweeper = Number(CLAIM.exec(name)?.[1] ?? 0)
  if (sweeper > 1 && sweeper !== process.pid && exists(sweeper)) return false
  if (owner) return !sameBoot(owner) || !lives(owner)
  // Perhaps its owner is only now about to say who it is.
  return ageOf(folder) > UNOWNED_MS
}

function ageOf(folder: string): number {
  try {
    return Date.now() - lstatSync(folder).mtimeMs
  } catch {
    return 0
  }
}

/** Undefined if another sweep was faster. */
function claim(folder: string, name: string): string | undefined {
  try {
    if (folder !== name) renameSync(folder, name)
    return name
  } catch {
    return undefined
  }
}

async function clean(
  folder: string,
  claimed: string,
  owner: Owner | undefined,
  unlink: NonNullable<SweepOptions['unlink']>,
): Promise<Swept> {
  const facts = { folder, segment: owner?.segment, owner: owner?.pid }
  let killed: number[] = []
  try {
    if (owner) {
      killed = await killLeft(owner)
      await unlink(owner.segment)
    }
    removeTracked(claimed)
    await rm(claimed, { recursive: true, force: true, maxRetries: 3 })
    return { ...facts, killed, failure: undefined }
  } catch (error) {
    return { ...facts, killed, failure: messageOf(error) }
  }
}

/**
 * Kills who of the run still lives, and waits until it has ended. Only who can be told from a stranger that has the
 * same pid now; elsewhere than on Linux nobody can, and there the actors' own watch over their supervisor must do.
 */
async function killLeft(owner: Owner): Promise<number[]> {
  if (process.platform !== 'linux' || !sameBoot(owner)) return []
  const left = () => [...new Set([...groupOf(owner), ...owner.pids.filter(isKnown).map(({ pid }) => pid)])]
  const killed = left()
  for (
    const until = performance.now() + KILL_MS;
    left().length > 0 && performance.now() < until;
    await sleep(10)
  ) {
    if (owner.pgid !== undefined && groupOf(owner).length > 0) killNow(-owner.pgid)
    for (const { pid } of owner.pids.filter(isKnown)) killNow(pid)
  }
  return killed
}

const isKnown = (identity: Owner['pids'][number]) => identity.startTime !== undefined && lives(identity)

/** The run's process group. A number is used again only when its group is empty, so a leader with another start time is a stranger's. */
function groupOf({ pgid, pids, startTime }: Owner): number[] {
  if (pgid === undefined || startTime === undefined) return []
  const leader = readStat(pgid)
  if (leader && leader.startTime !== pids.find(({ pid }) => pid === pgid)?.startTime) return []
  return membersOf(pgid)
    .filter((member) => BigInt(member.startTime) >= BigInt(startTime))
    .map(({ pid }) => pid)
}

/** Linux keeps segments as files, and everything else of them inside. Windows keeps nothing. */
function unlinkFile(segment: string): void {
  if (process.platform !== 'linux') return
  const base = segment.slice(1)
  let names: string[]
  try {
    names = readdirSync('/dev/shm')
  } catch {
    return
  }
  for (const name of names.filter(
    (n) => n === base || (n.startsWith(`${base}.`) && /^\d+$/.test(n.slice(base.length + 1))),
  ))
    rmSync(join('/dev/shm', name), { force: true })
}

const sameBoot = (owner: Owner) => owner.boot === undefined || owner.boot === bootId()

function bootId(): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return undefined
  }
}

const OWNER = 'owner.json'
const CLAIM = /\.swept-by-(\d+)$/
const UNOWNED_MS = 60_000
const KILL_MS = 1000
