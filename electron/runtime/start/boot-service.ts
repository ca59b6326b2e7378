/** The service thread's first steps. */
import { setActor } from '../actor.ts'
import { setOrigin } from '../clock.ts'
import { useThreadBuffer } from '../memory/mine.ts'
import { keepChildrenBuffer } from '../service/buffers.ts'
import type { ServiceData } from '../service/messages.ts'
import { runService } from '../service/service.ts'
import { startTrace } from '../trace.ts'
import { useChildren } from './children.ts'

export function bootService({ boot, memory, children }: ServiceData): void {
  const { id, name, kind } = boot.actor
  setOrigin(boot.origin)
  setActor({ id, process: id, name, kind, boot, started: 0 })
  startTrace(boot)
  useThreadBuffer(memory, false)
  useChildren(children)
  keepChildrenBuffer(children)
  runService()
}
