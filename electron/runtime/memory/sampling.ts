/** Writes the values of a memory to the trace whenever they have changed. */
import { emit } from '../trace.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import { sample } from './look.ts'
import type { Sample } from './look.ts'
import type { Memory } from './memory.ts'

export class Sampling {
  private readonly last = new Map<string, string>()

  constructor(
    private readonly memory: Memory,
    private readonly idOf: (key: string) => string,
  ) {}

  /** What has changed since the last call. */
  changed(): { resource: string; value: Sample }[] {
    const list: { resource: string; value: Sample }[] = []
    for (const entry of this.memory.entries()) {
      const value = sample(this.memory, entry)
      if (value === undefined) continue
      const text = String(value)
      if (this.last.get(entry.key) === text) continue
      this.last.set(entry.key, text)
      list.push({ resource: this.idOf(entry.key), value })
    }
    return list
  }

  emitChanged(): void {
    for (const { resource, value } of this.changed())
      emit('sample', { resource: resourceId(resource), value })
  }
}
