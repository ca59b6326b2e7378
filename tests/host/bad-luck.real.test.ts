/** Programs that do the worst they can: each is told in a sentence, the app lives, and what happened so far is kept. */
import { expect, test } from 'vitest'
import { exists } from '../../electron/sampler/contract/identity.ts'
import { ask } from '../../electron/session/python/interpreters.ts'
import type { EventOf } from '../../shared/trace/events.ts'
import { readTrace } from '../../shared/trace/codec.ts'
import { openWindow, runText, start, until, type TestWindow } from './harness.ts'

const python = await ask('python3')

test('raw bytes are printed as what can be shown of them, whatever wrote them', async () => {
  const { window, ended, run } = await bad(`import { print } from 'lab'
export function main() {
  process.stdout.write(new Uint8Array([0, 255, 254, 128, 10]))
  print(String.fromCharCode(...Array.from({ length: 256 }, (_, at) => at)), '\\ud800')
  print('after')
}`)
  expect(ended).toMatchObject({ outcome: 'finished' })
  expect(window.output(run)).toContain('\0\ufffd\ufffd\ufffd\n')
  expect(window.output(run)).toContain('after\n')
  await livesAndKept(window, run)
})

test.runIf(python)('so are those of a Python program, past its own sys.stdout too', async () => {
  const { window, ended, run } = await bad(
    `import os, sys
sys.stdout.buffer.write(bytes(range(256)))
sys.stdout.flush()
os.write(1, b'\\xff\\xfe\\x00\\n')
print('after')
`,
    'python',
  )
  expect(ended).toMatchObject({ outcome: 'finished' })
  expect(window.output(run)).toContain('\ufffd\ufffd\0\n')
  expect(window.output(run)).toContain('after')
  await livesAndKept(window, run)
})

test('one endless line comes in pieces, within what can be read, and the run can be stopped', async () => {
  await start()
  const window = await openWindow()
  const { run } = await runText(
    window,
    "import { print } from 'lab'\nexport function main() { for (;;) process.stdout.write('x'.repeat(9999)) }\n",
  )
  await window.app.watchRun({ run, from: 0 })
  await until(() => window.output(run).length > 100_000)
  await window.app.stopRun({ run })
  await window.over(run)
  expect(window.output(run)).not.toContain('\n')
  expect(Math.max(...window.of(run, 'output').map(({ text }) => text.length))).toBeLessThan(1_000_000)
  expect(window.events(run).at(-1)).toMatchObject({ outcome: 'stopped', zh: '运行已停止。' })
  await livesAndKept(window, run)
})

test('a program that allocates until it dies is told as a crash, with what it said last', async () => {
  // An array that outgrows what any array can be, long before the machine's memory is used up.
  const { window, ended, run } = await bad(
    "import { print } from 'lab'\nexport function main() { print('begin'); const all = []; for (;;) all.push(1) }\n",
  )
  expect(ended).toMatchObject({ outcome: 'failed' })
  expect(ended.message).toMatch(/The main process (crashed|was ended by|ended with exit code)/)
  expect(ended.zh).toContain('主进程')
  expect(window.output(run)).toMatch(/begin\n[^]*(heap out of memory|invalid .*(size|length))/)
  await livesAndKept(window, run)
})

test.runIf(python && process.platform === 'linux')(
  'a Python program without memory left says so itself',
  async () => {
    const { window, ended, run } = await bad(
      `import resource
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
everything = []
while True:
    everything.append(bytearray(10 << 20))
`,
      'python',
    )
    expect(ended).toMatchObject({ outcome: 'failed' })
    expect(window.output(run)).toContain('MemoryError')
    await livesAndKept(window, run)
  },
)

test.runIf(python && process.platform !== 'win32')(
  'a program that starts processes for ever is stopped at the limit, and none of them is left',
  async () => {
    const { window, ended, run } = await bad(
      `import multiprocessing, time
if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    while True:
        multiprocessing.Process(target=time.sleep, args=(1000,)).start()
`,
      'python',
    )
    expect(ended).toMatchObject({
      outcome: 'stopped',
      message: expect.stringMatching(/^More than \d+ processes were alive at once/) as string,
      zh: expect.stringContaining('同时存活的进程超过') as string,
    })
    const pids = window.of(run, 'actor-started').flatMap(({ pid }) => pid ?? [])
    expect(pids.length).toBeGreaterThan(100)
    // They have been killed; whoever inherits them has to take note of it.
    await until(() => !pids.some(exists))
    await livesAndKept(window, run)
  },
)

/** It has been run, in a window, to its end. */
async function bad(
  text: string,
  language: 'typescript' | 'python' = 'typescript',
): Promise<{ window: TestWindow; run: string; ended: EventOf<'ended'> }> {
  await start()
  const window = await openWindow()
  const { run } = await window.app.startRun({ target: { kind: 'text', name: 'bad', language, text } })
  await window.app.watchRun({ run, from: 0 })
  await window.over(run)
  const ended = window.events(run).at(-1)
  if (ended?.type !== 'ended') throw new Error(`the last event is ${JSON.stringify(ended)}`)
  return { window, run, ended }
}

/** The app answers and runs the next program, and the trace of the bad one is whole. */
async function livesAndKept(window: TestWindow, run: string): Promise<void> {
  const { id } = (await window.app.listRuns()).find((one) => one.run === run)!
  let text = ''
  for (let from = 0, size = 1; from < size;) {
    const piece = await window.app.readTrace({ id, from })
    text += piece.text
    from = piece.next
    size = piece.size
  }
  const trace = readTrace(text)
  expect({ skipped: trace.skipped, truncated: trace.truncated }).toEqual({ skipped: 0, truncated: false })
  expect(trace.events.filter(({ type }) => type === 'actor-exited').length).toBeGreaterThan(0)
  const next = await runText(
    window,
    "import { print } from 'lab'\nexport function main() { print('next') }\n",
  )
  await window.app.watchRun({ run: next.run, from: 0 })
  await window.over(next.run)
  expect(window.output(next.run)).toBe('next\n')
}
