/**
 * What has been seen: a lab's expectations, judged on the run shown as soon as they can be, and remembered over all runs.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { labs } from '../../shared/labs/index.ts'
import { expectationsOf } from '../../shared/labs/language.ts'
import type { Expectation, Lab, Settings } from '../../shared/labs/lab.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { itemsOf, type RunState } from '../../shared/trace/state.ts'
import { isForEver } from '../../shared/trace/verdict.ts'
import { useAppStore } from './app.ts'
import { useRunStore } from './run.ts'

export interface Judged {
  readonly expectation: Expectation
  readonly holds: boolean
}

export const useProgressStore = defineStore('progress', () => {
  const app = useAppStore()
  const run = useRunStore()
  /** The expectations of the lab whose run is shown; undefined: it can't be judged yet, or is no lab's. */
  const judged = shallowRef<readonly Judged[]>()
  const judgedLab = shallowRef<string>()
  /** Which run was judged, and with how many verdicts: it is judged once for each. */
  let last = { run: '', verdicts: -1, ended: false }

  /** Of a lab: how many of its expectations have ever been seen to hold, of how many. */
  const seen = computed(() => (lab: Lab) => {
    const ids = app.settings.progress[lab.id]?.seen ?? []
    const { length } = lab.expectations.filter(({ id }) => ids.includes(id))
    return { seen: length, of: lab.expectations.length, runs: app.settings.progress[lab.id]?.runs ?? 0 }
  })
  /** Whether one expectation has ever been seen to hold. */
  const hasSeen = computed(
    () => (lab: Lab, expectation: string) =>
      app.settings.progress[lab.id]?.seen.includes(expectation) ?? false,
  )

  /** Another run comes onto the screen. */
  function watch(): void {
    judged.value = undefined
    judgedLab.value = undefined
    last = { run: '', verdicts: -1, ended: false }
  }

  /** Events came: if the run has ended, or stands still for ever, what it shows is judged. */
  function look(): void {
    const state = run.frame?.history.latest
    const id = state?.run?.program.lab
    const lab = labs.find((one) => one.id === id)
    if (!state?.run || !lab) return
    const verdicts = state.verdicts?.length ?? 0
    const ended = state.ended !== undefined
    if (!ended && !itemsOf(state.verdicts).some(isForEver)) return
    if (last.run === state.run.run && last.verdicts === verdicts && last.ended === ended) return
    const first = last.run !== state.run.run
    last = { run: state.run.run, verdicts, ended }
    judged.value = judge(lab, state)
    judgedLab.value = lab.id
    if (run.info) remember(lab, judged.value, first)
  }

  function remember(lab: Lab, results: readonly Judged[], first: boolean): void {
    const before = app.settings.progress[lab.id]?.seen ?? []
    const held = results.filter(({ holds }) => holds).map(({ expectation }) => expectation.id)
    const seen = held.filter((id) => !before.includes(id))
    if (!first && seen.length === 0) return
    void app.change({ progress: { [lab.id]: { runs: first ? 1 : 0, seen } } })
  }

  return { judged, judgedLab, seen, hasSeen, watch, look }
})

function judge(lab: Lab, state: RunState): Judged[] {
  const report = buildReport(state)
  const settings: Settings = {
    ...Object.fromEntries(lab.parameters.map((one) => [one.name, one.default])),
    ...state.run?.parameters,
  }
  const language = state.run?.program.language ?? 'typescript'
  return expectationsOf(lab, language).map((expectation) => ({
    expectation,
    holds: expectation.holds(report, settings),
  }))
}
