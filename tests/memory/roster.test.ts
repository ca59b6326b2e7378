import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { blockHead, rosterSlot } from '../../electron/runtime/memory/layout.ts'
import { formatMemory, Memory } from '../../electron/runtime/memory/memory.ts'
import { actorInSlot, claimSlot, readWaits } from '../../electron/runtime/memory/roster.ts'
import { createThreadBuffer, openThreadSegments } from '../../electron/runtime/memory/shared-segments.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'

/** A memory in which every slot has had an actor, and what holds a lock under a slot's number. */
function full(pid = process.pid) {
  const segments = openThreadSegments(createThreadBuffer())
  formatMemory(segments.base)
  const memory = new Memory(segments)
  const slots = Array.from({ length: rosterSlot.count }, (_, i) =>
    claimSlot(memory, actorId(`0.${i + 1}`), pid),
  )
  const hold = (owner: number) => {
    const { at } = memory.block(`lock${owner}`, 'lock', 128, () => undefined)
    memory.base.word(at + blockHead.owner).set(owner)
  }
  return { memory, slots, hold }
}

test('a slot that was given back is another actor’s, who is not taken for the one before', () => {
  const { memory, slots } = full()
  expect(() => claimSlot(memory, actorId('0.2000'))).toThrow(
    'at most 1024 actors of a run can share memory at once',
  )
  slots[7]!.publish({ seq: 1, op: 'acquire', resource: resourceId('lock1'), since: micros(5) })
  slots[7]!.release()
  expect(actorInSlot(memory, 8)).toBeUndefined()
  expect(readWaits(memory)).toEqual([])
  const slot = claimSlot(memory, actorId('0.2000'))
  expect(slot.owner).toBe(8)
  expect(actorInSlot(memory, 8)).toBe('0.2000')
  expect(readWaits(memory)).toEqual([])
  slot.publish({ seq: 2, op: 'sleep', since: micros(9) })
  expect(readWaits(memory)).toEqual([{ seq: 2, op: 'sleep', since: 9, actor: '0.2000', tries: 0 }])
  expect(() => claimSlot(memory, actorId('0.2001'))).toThrow('at once')
})

test('who ends while it holds a lock keeps its slot: the lock goes on to name it', () => {
  const { memory, slots, hold } = full()
  hold(3)
  slots[2]!.release()
  expect(actorInSlot(memory, 3)).toBe('0.3')
  expect(() => claimSlot(memory, actorId('0.2000'))).toThrow('at once')
})

test('the slots of killed processes are taken when no other is left, but for those that hold something', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  const { memory, hold } = full(gone)
  hold(1)
  expect(claimSlot(memory, actorId('0.2000')).owner).toBe(2)
  expect(claimSlot(memory, actorId('0.2001')).owner).toBe(3)
  expect(actorInSlot(memory, 1)).toBe('0.1')
})
