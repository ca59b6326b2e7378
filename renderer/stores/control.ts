/**
 * What is done to runs: starting and ending them, commands as the program, signals as the operating system, and finding
 * a run again after the window or its connection was gone.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { problemOf, type Problem } from '../../shared/contract/app/problem.ts'
import type { EventBatch, RunInfo } from '../../shared/contract/app/runs.ts'
import type { StartMethod } from '../../shared/contract/start-methods.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { useAppStore, type App } from './app.ts'
import { useOpeningStore } from './opening.ts'
import { useProgramStore } from './program.ts'
import { useProgressStore } from './progress.ts'
import { useRunStore } from './run.ts'

export const useControlStore = defineStore('control', () => {
  const link = useAppStore()
  const run = useRunStore()
  const program = useProgramStore()
  const progress = useProgressStore()
  const opening = useOpeningStore()

  /** What was chosen; a Python program is run whole whatever it is, in child processes. */
  const drive = ref<'whole' | 'hand'>('whole')
  const processes = ref<'child' | 'utility'>('child')
  const driven = computed(() => (program.language === 'python' ? 'whole' : drive.value))
  const processesUsed = computed(() => (program.language === 'python' ? 'child' : processes.value))
  /** Of Python programs; undefined: as their Python does. */
  const startMethod = ref<StartMethod>()
  /** Being started, or being ended: a button was pressed and the app has not answered yet. */
  const starting = ref(false)
  const stopping = ref(false)
  /** What went wrong last; shown until it is dismissed or the next thing is done. */
  const problem = shallowRef<Problem>()
  /** Commands sent and not yet settled, oldest first: the main process takes them up one after the other. */
  const pending = ref<readonly { readonly id: number; readonly text: string }[]>([])
  /** The answer to the last command that was settled. */
  const answer = shallowRef<{ readonly text: string; readonly result?: string; readonly failed?: Problem }>()

  /** The run on the screen if it is under way. */
  const live = computed(() => (run.info && run.frame?.live ? run.info : undefined))
  let commands = 0

  /** Runs the program on the screen; one that is still under way is ended first. */
  async function start(): Promise<void> {
    const target = program.runTarget
    if (!target || starting.value || Object.keys(program.unmet).length > 0) return
    starting.value = true
    await attempt(async (app) => {
      if (live.value) await app.stopRun({ run: live.value.run })
      const { settings } = program
      const { speed } = link.settings
      const info = await app.startRun({
        target,
        settings: { ...settings },
        speed,
        processes: processesUsed.value,
        ...(program.language === 'python' && startMethod.value && { startMethod: startMethod.value }),
        drive: driven.value,
      })
      await watch(app, info)
    })
    starting.value = false
  }

  /** Ends everything the run has started. */
  async function stop(): Promise<void> {
    const info = live.value
    if (!info || stopping.value) return
    stopping.value = true
    await attempt((app) => app.stopRun({ run: info.run }))
    stopping.value = false
  }

  /** Shows a run that is under way, from its beginning. */
  async function attach(info: RunInfo): Promise<void> {
    await attempt((app) => watch(app, info))
  }

  /** As the program, by hand: settled when the main process has done it. */
  async function command(text: string): Promise<void> {
    const info = live.value
    const app = link.app
    if (!info || !app) return
    const id = ++commands
    pending.value = [...pending.value, { id, text }]
    try {
      const result = await app.command({ run: info.run, text })
      answer.value = { text, ...(result !== null && { result }) }
    } catch (thrown) {
      answer.value = { text, failed: problemOf(thrown) }
    }
    pending.value = pending.value.filter((one) => one.id !== id)
  }

  /** As the operating system. */
  async function signal(how: 'terminate' | 'kill', actor: ActorId): Promise<void> {
    const info = live.value
    if (info) await attempt((app) => app[how]({ run: info.run, actor }))
  }

  /** What was typed goes to the program's standard input. */
  async function type(text: string, end = false): Promise<void> {
    const info = live.value
    if (info) await attempt((app) => app.type({ run: info.run, text, end }))
  }

  /** The app's answer to a watch. Settled when they are taken in: that asks for the next ones. */
  async function takeEvents(batch: EventBatch): Promise<void> {
    if (!run.take(batch) && link.app) await link.app.watchRun({ run: batch.run, from: run.next() })
    progress.look()
  }

  /** Connected, or connected again: goes on with the run on the screen, or shows what is under way. */
  async function resume(app: App, runs: readonly RunInfo[]): Promise<void> {
    const shown = live.value
    if (!shown) {
      const newest = runs.filter((one) => !one.over).at(-1)
      if (newest && !run.frame) await watch(app, newest)
    } else if (runs.some((one) => one.run === shown.run)) {
      await attempt(() => app.watchRun({ run: shown.run, from: run.next() }))
    } else await openKept(app, shown)
  }

  async function watch(app: App, info: RunInfo): Promise<void> {
    opening.cancel()
    pending.value = []
    answer.value = undefined
    if (run.info && run.info.run !== info.run)
      void app.unwatchRun({ run: run.info.run }).catch(() => undefined)
    run.open(info, true)
    progress.watch()
    await app.watchRun({ run: info.run, from: 0 })
  }

  /** It ended while nobody looked: its trace was kept. */
  async function openKept(app: App, { run: id }: RunInfo): Promise<void> {
    await attempt(async () => {
      const kept = (await app.listRuns()).find((one) => one.run === id)
      if (kept) await opening.open(kept.id, kept.name)
      else run.append([], true)
    })
  }

  async function attempt(what: (app: App) => Promise<unknown>): Promise<void> {
    if (!link.app) return
    problem.value = undefined
    try {
      await what(link.app)
    } catch (thrown) {
      problem.value = problemOf(thrown)
    }
  }

  function dismiss(): void {
    problem.value = undefined
  }

  return {
    drive,
    driven,
    processes,
    processesUsed,
    startMethod,
    starting,
    stopping,
    problem,
    pending,
    answer,
    live,
    start,
    stop,
    attach,
    command,
    signal,
    type,
    takeEvents,
    resume,
    dismiss,
  }
})
