/** Which start methods there are on a system, and what is said of one that there isn't. */
import { afterEach, expect, test, vi } from 'vitest'
import { pythonProgram } from '../../electron/session/python/python-program.ts'
import { startMethodsOn } from '../../shared/contract/start-methods.ts'

afterEach(() => vi.unstubAllGlobals())

test('Windows has no fork', () => {
  expect(startMethodsOn('win32')).toEqual(['spawn'])
  for (const system of ['linux', 'darwin'])
    expect(startMethodsOn(system)).toEqual(['fork', 'spawn', 'forkserver'])
})

test.each(['fork', 'forkserver'] as const)(
  '%s is refused on Windows with a sentence',
  async (startMethod) => {
    vi.stubGlobal('process', { ...process, platform: 'win32' })
    const settings = { parameters: {}, speed: 1 }
    const folders = { run: '/none', instrumentation: '/none' }
    await expect(pythonProgram({ path: 'a.py' }, { startMethod }, settings, folders)).rejects.toThrow(
      `Python can't make processes by ${startMethod} on this system, only by spawn.`,
    )
  },
)
