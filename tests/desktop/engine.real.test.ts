/** The main process on the stand-in, the real engine bundle behind it, and a window's end of the contract. */
import { resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { identify, lives } from '../../electron/sampler/contract/identity.ts'
import { connect, type Connection } from '../../shared/contract/app/connect.ts'
import type { EventBatch } from '../../shared/contract/app/runs.ts'
import { appCalls, windowCalls, type AppCalls } from '../../shared/contract/app/table.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { startApp, type Started } from './start-app.ts'
import { eventually } from '../eventually.ts'

const ROOT = resolve(import.meta.dirname, '../..')

interface Page {
  readonly connection: Connection<AppCalls>
  readonly remote: Connection<AppCalls>['remote']
  readonly events: TraceEvent[]
  readonly commands: string[]
}
let pages: Page[] = []

/** What the page does once the preload has handed it its port. */
async function pageOf(app: Started): Promise<Page> {
  const { contents, webContents } = app.window()
  const before = contents.received.length
  app.ipcMain.emit('lab-ask-for-port', { sender: webContents, senderFrame: contents.mainFrame })
  await eventually(() => expect(contents.received.length).toBe(before + 1))
  const port = contents.received.at(-1)!.ports[0]!
  const [events, commands]: [TraceEvent[], string[]] = [[], []]
  const connection = connect(
    {
      post: (text) => port.postMessage(text),
      listen(listener) {
        port.on('message', ({ data }: { data: unknown }) => listener(data))
        port.start()
      },
    },
    windowCalls,
    {
      takeEvents: ({ events: batch }: EventBatch) => void events.push(...batch),
      takeUsage: () => undefined,
      takeSettings: () => undefined,
      open: () => undefined,
      runCommand: ({ command }: { command: string }) => void commands.push(command),
    },
    appCalls,
  )
  const page = { connection, remote: connection.remote, events, commands }
  pages.push(page)
  return page
}

afterEach(() => {
  pages = []
})

const ended = (page: Page) =>
  eventually(() => {
    const last = page.events.at(-1)
    if (last?.type !== 'ended') throw new Error(`not ended: ${JSON.stringify(last)}`)
    return last
  })

const SLEEPER = {
  kind: 'text',
  name: 'sleeper',
  language: 'typescript',
  text:
    "import { Process } from 'lab/multiprocessing'\nimport { sleep } from 'lab/time'\n" +
    'export function sleeps() { sleep(600) }\n' +
    'export function main() { const p = new Process({ target: sleeps }); p.start(); p.join() }\n',
} as const

/** The pids of its two processes, once both run. */
const sleepersOf = (page: Page) =>
  eventually(() => {
    const pids = page.events.flatMap((event) => (event.type === 'actor-started' ? [event.pid] : []))
    expect(pids).toHaveLength(2)
    return pids
  })

/** A killed engine can't reap its children, and here its process, the test's, goes on: they are there, but have ended. */
const runs = (pid: number) => lives(identify(pid))

describe('the real engine', () => {
  test('says what it runs on, and that utility processes can be had', async () => {
    const app = await startApp({ real: ROOT })
    const { remote } = await pageOf(app)
    const { machine, live } = await remote.hello()
    expect(machine).toMatchObject({ shell: 'desktop', version: '0.1.0', utility: true })
    expect(live).toEqual([])
  })

  test.each(['child', 'utility'] as const)(
    'runs a lab whose processes are %s processes',
    async (processes) => {
      const app = await startApp({ real: ROOT })
      const page = await pageOf(app)
      await page.remote.hello()
      const { run } = await page.remote.startRun({
        target: { kind: 'lab', lab: 'process-queue', language: 'typescript' },
        processes,
        speed: 20,
      })
      await page.remote.watchRun({ run, from: 0 })
      expect(await ended(page)).toMatchObject({ outcome: 'finished' })
      const kinds = page.events.flatMap((event) => (event.type === 'actor-created' ? [event.kind] : []))
      expect(kinds.filter((kind) => kind === processes).length).toBeGreaterThanOrEqual(2)
      expect(page.events.filter((event) => event.type === 'notice')).toEqual([])
      const utilities = app.forked.filter((one) => one.constructor.name === 'StandInUtility')
      expect(utilities.length).toBe(processes === 'utility' ? kinds.length - 1 : 0)
    },
  )

  test('when it is killed in mid-run, nothing of its runs is left, and the page finds another engine', async () => {
    const app = await startApp({ real: ROOT })
    const page = await pageOf(app)
    const { run } = await page.remote.startRun({ target: SLEEPER, processes: 'utility' })
    await page.remote.watchRun({ run, from: 0 })
    const pids = await sleepersOf(page)
    app.forked[0]!.kill()
    await eventually(() => expect(pids.filter(runs)).toEqual([]))
    const next = await pageOf(app)
    expect((await next.remote.hello()).live).toEqual([])
    expect(app.seen.errors).toEqual([])
  })

  test('a file from outside that cannot be read is told of in a box, in the language of the app', async () => {
    const app = await startApp({ real: ROOT })
    await pageOf(app)
    app.app.emit('open-file', { preventDefault: () => undefined }, '/there/is/none.labtrace')
    await eventually(() => expect(app.seen.errors).toHaveLength(1))
    expect(app.seen.errors[0]).toContain('/there/is/none.labtrace')
  })

  test('a page that is loaded again finds its run, and quitting ends it without leaving anything', async () => {
    const app = await startApp({ real: ROOT })
    const first = await pageOf(app)
    await first.remote.hello()
    const { run } = await first.remote.startRun({ target: SLEEPER, processes: 'utility' })
    app.window().contents.received.at(-1)!.ports[0]!.close()
    const second = await pageOf(app)
    expect((await second.remote.hello()).live.map((info) => info.run)).toEqual([run])
    await second.remote.watchRun({ run, from: 0 })
    const pids = await sleepersOf(second)
    app.app.quit()
    await eventually(() => expect(app.machine.over).toBe(true))
    expect(pids.filter(runs)).toEqual([])
  })
})
