/** What the run's actors share, and what each process has of its own, as the rows of the memory panel. */
import type { ActorId, ResourceId } from '../../shared/trace/ids.ts'
import { keyOf, ownerOf } from '../../shared/trace/resource-id.ts'
import type { ResourceState, RunState } from '../../shared/trace/state.ts'
import { isProcess } from '../../shared/trace/fold/tree.ts'

export const SECTIONS = [
  'own',
  'values',
  'arrays',
  'queues',
  'pools',
  'locks',
  'semaphores',
  'events',
  'conditions',
  'barriers',
  'pipes',
] as const
export type Section = (typeof SECTIONS)[number]

export interface SectionRow {
  readonly kind: 'section'
  readonly key: string
  readonly section: Section
  readonly count: number
  readonly open: boolean
}
/** One name that each process has a variable of its own under. */
export interface OwnRow {
  readonly kind: 'own'
  readonly key: string
  readonly name: string
  readonly copies: readonly Copy[]
}
export interface Copy {
  readonly process: ActorId
  readonly resource: ResourceId
}
export interface ResourceRow {
  readonly kind: 'resource'
  readonly key: string
  readonly section: Section
  readonly resource: ResourceId
  /** The process whose threads alone reach it, where the run has several processes; undefined: everybody does. */
  readonly owner: ActorId | undefined
}
export type MemoryRow = SectionRow | OwnRow | ResourceRow

/** A section of more than this is folded until it is opened. */
export const FOLDED_FROM = 40

/** The rows to show. `flipped`: the sections opened or closed against their default. */
export function memoryRows(state: RunState, flipped: ReadonlySet<Section>): MemoryRow[] {
  const several = processes(state) > 1
  const bySection = new Map<Section, (OwnRow | ResourceRow)[]>()
  const copied = copiesByName(state)
  for (const resource of state.resources.values()) {
    const copies = copied.get(nameInProcess(resource) ?? '')
    if (copies === undefined) add(resourceRow(resource, several))
    else if (copies[0]?.resource === resource.id)
      add({ kind: 'own', key: `own ${resource.name}`, name: resource.name, copies })
  }
  return SECTIONS.flatMap((section): MemoryRow[] => {
    const rows = bySection.get(section)
    if (!rows) return []
    const open = rows.length <= FOLDED_FROM !== flipped.has(section)
    return [{ kind: 'section', key: section, section, count: rows.length, open }, ...(open ? rows : [])]
  })

  function add(row: OwnRow | ResourceRow): void {
    const section = row.kind === 'own' ? 'own' : row.section
    const rows = bySection.get(section)
    if (rows) rows.push(row)
    else bySection.set(section, [row])
  }
}

/** Variables of one name of which several processes have one each, by that name. */
function copiesByName(state: RunState): Map<string, Copy[]> {
  const copies = new Map<string, Copy[]>()
  for (const resource of state.resources.values()) {
    const name = nameInProcess(resource)
    const process = ownerOf(resource.id)
    if (name === undefined || process === undefined) continue
    const others = copies.get(name)
    if (others) others.push({ process, resource: resource.id })
    else copies.set(name, [{ process, resource: resource.id }])
  }
  for (const [name, all] of copies) if (all.length < 2) copies.delete(name)
  return copies
}

function nameInProcess({ kind, id }: ResourceState): string | undefined {
  return kind === 'value' && ownerOf(id) !== undefined ? keyOf(id) : undefined
}

function resourceRow({ id, kind }: ResourceState, several: boolean): ResourceRow {
  return {
    kind: 'resource',
    key: id,
    section: sectionOf[kind],
    resource: id,
    owner: several ? ownerOf(id) : undefined,
  }
}

function processes(state: RunState): number {
  let count = 0
  for (const actor of state.actors.values()) if (isProcess(actor)) count++
  return count
}

const sectionOf: Readonly<Record<ResourceState['kind'], Section>> = {
  value: 'values',
  array: 'arrays',
  queue: 'queues',
  'lifo-queue': 'queues',
  'priority-queue': 'queues',
  'joinable-queue': 'queues',
  'simple-queue': 'queues',
  pool: 'pools',
  lock: 'locks',
  rlock: 'locks',
  semaphore: 'semaphores',
  'bounded-semaphore': 'semaphores',
  event: 'events',
  condition: 'conditions',
  barrier: 'barriers',
  pipe: 'pipes',
}
