/**
 * The sampler: one small process beside the supervisor. It reads the runs' memory, which the supervisor itself never
 * touches, sees the end of processes that nobody reaps, removes what a run leaves, and does all of that at once for
 * every run if the supervisor vanishes.
 *
 * Bundled as CommonJS: an ES module is evaluated only after some turns of the event loop, and Node drops what came
 * before the first listener if the supervisor has died by then.
 */
import { toSamplerSchema, type FromSampler, type ToSampler } from './contract/messages.ts'
import { unlinkSegments } from '../runtime/memory/native/index.ts'
import { supervisorPort, type Port } from './port.ts'
import { Watched } from './watched.ts'
import { clearUp } from './watchdog.ts'

serve(supervisorPort())

function serve(port: Port): void {
  const runs = new Map<string, Watched>()
  const post = (message: FromSampler) => port.post(message)
  let timer: NodeJS.Timeout | undefined

  // Ctrl-C and the end of a terminal are the supervisor's to answer; we end when it has ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

  port.onMessage((raw) => {
    const parsed = toSamplerSchema.safeParse(raw)
    if (!parsed.success) return refuse(raw)
    const message = parsed.data
    try {
      take(message)
    } catch (error) {
      if ('id' in message) post({ type: 'failed', id: message.id, message: messageOf(error) })
    }
    beat()
  })
  port.onClose(() => {
    clearInterval(timer)
    void clearUp([...runs.values()]).then(() => process.exit(0))
  })

  function take(message: ToSampler): void {
    switch (message.type) {
      case 'watch':
        runs.get(message.run)?.reading.close()
        return void runs.set(message.run, new Watched(message))
      case 'process':
        return runs.get(message.run)?.add(message.actor, message.pid, message.alone)
      case 'look':
        return post({ type: 'looked', id: message.id, ...watched(message.run).reading.look() })
      case 'samples':
        return post({ type: 'sampled', id: message.id, samples: watched(message.run).samples() })
      case 'end':
        // Told again after a restart, the run may be unknown; then it has been removed before.
        runs.get(message.run)?.remove()
        runs.delete(message.run)
        return post({ type: 'done', id: message.id })
      case 'unlink':
        unlinkSegments(message.segment)
        return post({ type: 'done', id: message.id })
    }
  }

  function watched(run: string): Watched {
    const found = runs.get(run)
    if (!found) throw new Error(`The sampler was asked about run ${run}, which it does not watch.`)
    return found
  }

  function refuse(raw: unknown): void {
    const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined
    if (typeof id !== 'number') return
    post({ type: 'failed', id, message: 'The sampler was sent a message that is not part of its contract.' })
  }

  /** Looks around while there is something to look at. */
  function beat(): void {
    if (runs.size > 0) {
      timer ??= setInterval(lookAround, BEAT_MS)
    } else {
      clearInterval(timer)
      timer = undefined
    }
  }

  function lookAround(): void {
    for (const watched of runs.values()) {
      for (const actor of watched.gone()) post({ type: 'gone', run: watched.run, actor })
      const samples = watched.changed()
      if (samples.length > 0) post({ type: 'changed', run: watched.run, samples })
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const BEAT_MS = 50
