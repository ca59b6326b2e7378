import { expect, it } from 'vitest'
import { busyTrace } from '../../bench/app/busy-trace.ts'
import { encodeTrace, readTrace } from '../../shared/trace/codec.ts'
import { RunHistory } from '../../shared/trace/history.ts'

it('the trace that is opened by a measure is a whole one, of the length that was asked for', () => {
  const { events, skipped, truncated } = readTrace(encodeTrace(busyTrace(5000)))
  expect({ skipped, truncated }).toEqual({ skipped: 0, truncated: false })
  expect(events.length).toBeGreaterThan(4990)
  expect(events.length).toBeLessThanOrEqual(5000)
  const history = new RunHistory()
  for (const event of events) history.append(event)
  expect(history.latest.ended?.outcome).toBe('finished')
})
