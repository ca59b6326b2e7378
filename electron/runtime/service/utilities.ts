/** Utility processes: only the desktop app can start them, so the supervisor is asked, and tells how they end. */
import type { Spawned, SpawnUtility, UtilityExited } from '../../../shared/contract/actor.ts'
import { childAt, ENDED, FAILED, RUNNING, setCode, setPid, setState } from '../start/children.ts'
import { emitFor } from '../trace.ts'
import type { Request } from './messages.ts'

/** The supervisor takes no longer line. */
const LONGEST_REQUEST = 4_000_000

export function startUtility(
  { slot, boot }: Extract<Request, { type: 'process' }>,
  ask: (request: SpawnUtility) => void,
): void {
  const { start = '' } = boot
  if (start.length < LONGEST_REQUEST) ask({ type: 'spawn-utility', id: slot, boot })
  else failed(slot, `its arguments take ${start.length} bytes, more than a utility process can be given`)
}

export function utilitySpawned({ id: slot, pid, error }: Spawned): void {
  if (pid === undefined) return failed(slot, error ?? 'the app did not start it')
  setPid(slot, pid)
  setState(slot, RUNNING)
}

export function utilityExited({ id: slot, code }: UtilityExited): void {
  setCode(slot, code)
  setState(slot, ENDED)
}

function failed(slot: number, message: string): void {
  emitFor('actor-exited', childAt(slot).id, { cause: 'crash', message })
  setState(slot, FAILED)
}
