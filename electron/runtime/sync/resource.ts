/** What all shared objects have in common: a name, a place in a memory that every actor finds, and a trace id. */
import { self } from '../actor.ts'
import { Counters } from '../counters.ts'
import { blockHead } from '../memory/layout.ts'
import { actorInSlot } from '../memory/roster.ts'
import { processMemory, threadMemory } from '../memory/mine.ts'
import type { Memory } from '../memory/memory.ts'
import type { Word } from '../memory/region.ts'
import { nameFor } from '../naming.ts'
import { declare } from '../registry.ts'
import { emit } from '../trace.ts'
import { REFERENCE } from '../values.ts'
import type { Reference } from '../values.ts'
import type { Source } from '../../../shared/trace/events.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import type { ActorId, ResourceId } from '../../../shared/trace/ids.ts'
import type { ResourceKind } from '../../../shared/trace/kinds.ts'

/** Between the threads of one process, or between processes. */
export type Scope = 'thread' | 'process'

export interface NameOption {
  /** What it is called on the screen; the same name is the same object everywhere in the run. Default: the variable's name. */
  name?: string
}

/** Where a resource lies, once it is opened. */
export interface Place {
  memory: Memory
  /** Offset of its block in the base region. */
  at: number
  owner: Word
  foreign: Word
  /** What this actor writes into `owner`. */
  me: number
}

export abstract class Resource {
  /** What it is called on the screen. */
  readonly name: string
  /** Identifies the object in its memory. */
  protected readonly key: string
  protected readonly counters: Counters
  private place_: Place | undefined
  private readonly source: Source | undefined

  constructor(
    protected readonly kind: ResourceKind,
    protected readonly scope: Scope,
    options: NameOption & { key?: string },
    /** Bytes of its block, the head included. */
    private readonly bytes: number,
  ) {
    const naming = nameFor(kind, options.name)
    this.name = naming.name
    this.key = options.key ?? naming.key
    this.source = naming.source
    this.counters = new Counters(() => this.resource)
    if (naming.declared && options.key === undefined) {
      declare(this.key, { name: this.name, kind, object: this, realise: () => (this.place, this.resource) })
    }
  }

  /**
   * How the trace calls it.
   * @internal
   */
  get resource(): ResourceId {
    return resourceId(this.scope === 'thread' ? `${self().process}/${this.key}` : this.key)
  }

  /**
   * For passing it to another actor, which makes its own object of the same key. Its block is made now if there is none
   * yet, since only this actor knows what is in it at the beginning.
   */
  get [REFERENCE](): Reference {
    this.place_ ??= this.open()
    return {
      type: `${this.scope}:${this.kind}`,
      key: this.key,
      name: this.name,
      scope: this.scope,
      arguments: this.referenceArguments(),
    }
  }

  /** Fills a fresh block; called by one actor only, while no other looks. */
  protected abstract initialise(memory: Memory, at: number): void

  /** What the constructor needs again in another actor. */
  protected referenceArguments(): (number | string | boolean)[] {
    return []
  }

  /** The `capacity` to show, if it has one. */
  protected capacity(): number | undefined {
    return undefined
  }

  /** Value: what it starts with. */
  protected initialValue(): number | undefined {
    return undefined
  }

  protected get place(): Place {
    return (this.place_ ??= this.open())
  }

  /** Who holds it now, as far as memory says. */
  protected holders(): ActorId[] {
    const { memory, owner } = this.place
    const holder = actorInSlot(memory, owner.get())
    return holder ? [holder] : []
  }

  private open(): Place {
    const { memory, slot } = this.scope === 'thread' ? threadMemory() : processMemory()
    const { at, created } = memory.block(this.key, this.kind, this.bytes, (block) =>
      this.initialise(memory, block),
    )
    if (created) this.announce()
    return {
      memory,
      at,
      owner: memory.base.word(at + blockHead.owner),
      foreign: memory.base.word(at + blockHead.foreign),
      me: slot.owner,
    }
  }

  private announce(): void {
    const capacity = this.capacity()
    const initial = this.initialValue()
    emit('resource-created', {
      resource: this.resource,
      kind: this.kind,
      name: this.name,
      scope: this.scope,
      ...(capacity !== undefined && { capacity }),
      ...(initial !== undefined && { initial }),
      ...(this.source && { source: this.source }),
    })
  }
}
