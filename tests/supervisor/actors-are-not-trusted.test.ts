import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasStarted, launch, ofType, printed, recorded, until } from './harness.ts'

test('garbage becomes notices, and the good lines between it stay', async () => {
  const it = await launch('writes-garbage')
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  const codes = ofType(it.events, 'notice').map((notice) => notice.code)
  expect(codes).toEqual([
    'not-an-event',
    'not-an-event',
    'not-an-event',
    'not-an-event',
    'not-yours',
    'not-yours',
    'from-the-future',
    'not-an-event',
    'too-long',
  ])
  expect(ofType(it.events, 'output').map((event) => event.text)).toEqual(['still here\n'])
  expect(ofType(await recorded(it.record), 'ended')).toHaveLength(1)
  expect(ofType(it.events, 'verdict')).toEqual([])
})

test('a thousand bad lines are told twenty times and then counted', async () => {
  const it = await launch('writes-only-garbage')
  await it.run.ended
  const notices = ofType(it.events, 'notice')
  expect(notices).toHaveLength(21)
  expect(notices.at(-1)).toMatchObject({ code: 'more-bad-lines', voice: 'ours' })
  expect(notices.at(-1)!.text).toContain('980 more lines')
})

test('half a line at the end is named and left out', async () => {
  const it = await launch('writes-half-a-line')
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(ofType(it.events, 'output')).toMatchObject([{ text: 'whole\n' }])
  expect(ofType(it.events, 'notice')).toMatchObject([{ code: 'broken-off' }])
})

test('a service with the wrong token is turned away', async () => {
  const it = await launch('connects-with-wrong-token')
  await it.run.ended
  expect(ofType(it.events, 'output')).toMatchObject([{ text: 'turned away\n' }])
  expect(ofType(it.events, 'notice')).toMatchObject([{ code: 'wrong-token' }])
})

test('a service that talks nonsense is cut off, and the run goes on', async () => {
  const it = await launch('talks-nonsense-to-control')
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(ofType(it.events, 'output')).toMatchObject([{ text: 'closed\n' }])
  expect(ofType(it.events, 'notice')).toMatchObject([{ code: 'bad-message' }])
})

test.runIf(process.platform !== 'win32')(
  'a stranger who floods the control socket without a line end is cut off',
  async () => {
    const it = await launch('never-ends')
    await until(it, hasStarted('0'))
    const socket = connect(join(it.folder, 'control.sock'))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => {})
    for (let i = 0; i < 100; i++) socket.write('x'.repeat(65_536))
    socket.write('\n')
    await closed
    expect((await until(it, (event) => event.type === 'notice')).type).toBe('notice')
  },
)

test('a watcher that throws is let go, and the run goes on', async () => {
  const it = await launch('has-threads')
  it.run.onEvents(() => {
    throw new Error('a broken panel')
  })
  await until(it, printed('ready'))
  expect(await until(it, (event) => event.type === 'notice')).toMatchObject({ code: 'watcher-failed' })
})
