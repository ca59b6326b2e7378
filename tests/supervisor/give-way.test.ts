import { existsSync, readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { describe, expect, test } from 'vitest'
import { hasStarted, launch, ofType, until } from './harness.ts'

const { PRIORITY_NORMAL } = constants.priority

/** On Windows every class between two is the upper one of them. */
describe.skipIf(process.platform === 'win32')('a program', () => {
  const pidOf = async (givesWay: boolean) => {
    const it = await launch('never-ends', { engine: { givesWay } })
    const [started] = ofType([await until(it, hasStarted('0'))], 'actor-started')
    return { it, pid: started!.pid }
  }

  test('comes after its window where there is one', async () => {
    const { it, pid } = await pidOf(true)
    expect(getPriority(pid)).toBeGreaterThan(PRIORITY_NORMAL)
    const autogroup = `/proc/${pid}/autogroup`
    if (existsSync(autogroup)) expect(readFileSync(autogroup, 'utf8')).not.toMatch(/nice 0$/m)
    await it.run.stop()
  })

  test('has the usual priority in a terminal', async () => {
    const { it, pid } = await pidOf(false)
    expect(getPriority(pid)).toBe(getPriority())
    await it.run.stop()
  })
})
