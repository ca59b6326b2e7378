/** Kept runs: the list, what is chosen in it, and what is done to them: open, compare, export, delete. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { problemOf, type Problem } from '../../shared/contract/app/problem.ts'
import type { PastRun } from '../../shared/contract/app/runs.ts'
import type { Language } from '../../shared/trace/explain.ts'
import type { RunHistory } from '../../shared/trace/history.ts'
import { itemsOf } from '../../shared/trace/state.ts'
import { useAppStore } from './app.ts'
import { useControlStore } from './control.ts'
import { useOpeningStore } from './opening.ts'
import { useProgramStore } from './program.ts'
import { useRunStore } from './run.ts'
import { download } from './runs/download.ts'
import { TRACE_FILE, type Export } from './runs/forms.ts'
import { fileNameOf } from './runs/file-name.ts'
import { fileSource } from './runs/file-source.ts'
import { loadTrace } from './runs/load-trace.ts'
import { tracePieces, type TraceSource } from './runs/trace-pieces.ts'
import { useViewStore } from './view.ts'

/** How long a deletion can be undone, milliseconds. */
const GRACE = 8000

/** The notice of output that the window was not given. */
const LEFT_OUT = 'left-out'

const ONLY_SHOWN: Problem = {
  code: 'only-shown',
  text: {
    en: 'The file has only what was shown: this run’s kept trace, which has all of its output, is gone.',
    zh: '导出的文件只包含显示过的内容：这次运行保存的轨迹（其中有全部输出）已不存在。',
  },
}

export const useRunsStore = defineStore('runs', () => {
  const link = useAppStore()
  const run = useRunStore()
  const control = useControlStore()
  const program = useProgramStore()
  const opening = useOpeningStore()
  const view = useViewStore()

  const known = shallowRef<readonly PastRun[]>()
  const problem = shallowRef<Problem>()
  const chosen = ref<readonly string[]>([])
  /** Taken off the list, and off the disk when their grace is over. */
  const deleting = shallowRef<readonly PastRun[]>([])
  /** An export or a comparison is being read. */
  const busy = ref(false)
  /** The two runs side by side, in the order in which they were chosen. */
  const compared = shallowRef<readonly [PastRun, PastRun]>()
  let grace: ReturnType<typeof setTimeout> | undefined

  /** Newest first; undefined: not asked yet. */
  const list = computed(() => known.value?.filter(({ id }) => !deleting.value.some((one) => one.id === id)))
  const chosenRuns = computed(() =>
    chosen.value.flatMap((id) => list.value?.find((one) => one.id === id) ?? []),
  )
  const whyNotCompare = computed<'two' | 'labs' | undefined>(() => {
    const [a, b, ...more] = chosenRuns.value
    if (!a || !b || more.length > 0) return 'two'
    return a.lab === b.lab && a.name === b.name ? undefined : 'labs'
  })

  // The list as it is when it is looked at, and again when a run has ended.
  watch(
    [() => view.view === 'runs', () => control.live === undefined, () => link.app],
    ([looked]) => void (looked && refresh()),
    { immediate: true },
  )
  addEventListener('pagehide', () => void carryOut())

  async function refresh(): Promise<void> {
    await attempt(async () => {
      const runs = await link.app?.listRuns()
      known.value = runs?.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
    })
  }

  function choose(id: string, on: boolean): void {
    chosen.value = [...chosen.value.filter((one) => one !== id), ...(on ? [id] : [])]
  }

  /** On the screen, in every panel, with its program. */
  async function open(past: PastRun): Promise<void> {
    view.show('lab')
    await opening.open(past.id, past.name)
    showProgram()
  }

  /** A trace file by its path: one that the user has chosen, or double-clicked. */
  async function openPath(path: string): Promise<void> {
    view.show('lab')
    await opening.open(path, path.split(/[/\\]/).at(-1) ?? path)
    showProgram()
  }

  /** A trace that somebody sent. */
  async function openFile(file: File): Promise<void> {
    view.show('lab')
    await opening.openFrom(fileSource(file), file.name, file.name)
    showProgram()
  }

  function compare(): void {
    const [a, b] = chosenRuns.value
    if (!a || !b || whyNotCompare.value) return
    compared.value = [a, b]
    view.show('compare')
  }

  function load(past: PastRun): Promise<RunHistory> {
    return loadTrace(sourceOf(past))
  }

  async function exportRun(past: PastRun, kind: Export, language: Language): Promise<void> {
    busy.value = true
    await attempt(async () => {
      // Kept text leaves as it was kept, lines that can't be read included.
      if (kind === 'trace') {
        const parts: string[] = []
        for await (const { text } of tracePieces(sourceOf(past))) parts.push(text)
        const { ending, type } = TRACE_FILE
        const name = `${fileNameOf(past.name, past.date)}${ending}`
        download({ name, content: new Blob(parts, { type }) })
      } else await handOver(kind, await load(past), language)
    })
    busy.value = false
  }

  /**
   * The run on the screen, as far as it has come: from its kept file, since of a run that was watched while it went the
   * window has only what can be read (`electron/host/live/thin.ts`). An opened trace is here as a whole.
   */
  async function exportShown(kind: Export, language: Language): Promise<void> {
    const { info, frame } = run
    if (!frame) return
    const kept = info && (await keptAs(info.run))
    if (kept) return exportRun(kept, kind, language)
    await attempt(() => handOver(kind, frame.history, language))
    if (info && itemsOf(frame.history.latest.notices).some(({ code }) => code === LEFT_OUT))
      problem.value ??= ONLY_SHOWN
  }

  async function keptAs(id: string): Promise<PastRun | undefined> {
    return (await link.app?.listRuns().catch(() => []))?.find((one) => one.run === id)
  }

  /** Gone from the list at once, from the disk when it can no longer be undone. */
  async function remove(runs: readonly PastRun[]): Promise<void> {
    await carryOut()
    deleting.value = runs
    chosen.value = chosen.value.filter((id) => !runs.some((one) => one.id === id))
    grace = setTimeout(() => void carryOut(), GRACE)
  }

  function undo(): void {
    clearTimeout(grace)
    deleting.value = []
  }

  async function carryOut(): Promise<void> {
    clearTimeout(grace)
    const runs = deleting.value
    if (runs.length === 0) return
    known.value = known.value?.filter(({ id }) => !runs.some((one) => one.id === id))
    deleting.value = []
    await attempt(async () => {
      for (const { id } of runs) await link.app?.deleteRun({ id })
    })
    if (problem.value) await refresh()
  }

  function dismiss(): void {
    problem.value = undefined
  }

  /** What writes the forms is brought in when the first run leaves. */
  async function handOver(kind: Export, history: RunHistory, language: Language): Promise<void> {
    const { exportedFile } = await import('./runs/exported.ts')
    download(exportedFile(kind, history, language))
  }

  function sourceOf({ id }: PastRun): TraceSource {
    return (from) => link.app!.readTrace({ id, from })
  }

  function showProgram(): void {
    const opened = run.frame?.history.latest.run
    if (opened && !opening.problem) program.openRun(opened)
  }

  async function attempt(what: () => Promise<unknown>): Promise<void> {
    try {
      problem.value = undefined
      await what()
    } catch (thrown) {
      problem.value = problemOf(thrown)
    }
  }

  return {
    list,
    problem,
    chosen,
    chosenRuns,
    whyNotCompare,
    compared,
    deleting,
    busy,
    refresh,
    choose,
    open,
    openPath,
    openFile,
    compare,
    load,
    exportRun,
    exportShown,
    remove,
    undo,
    carryOut,
    dismiss,
  }
})
