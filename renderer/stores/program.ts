/**
 * The program on the screen: one of the catalog's labs, one of my programs, or a program file; its text in the language
 * chosen, the parameters for its next run, and whether it has changes that nobody has kept.
 *
 * The editor shows `text`, calls `edit` while the user types, and `kept` once the text has been written somewhere.
 * A lab's text is read-only: it is copied into my programs to be changed.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { OpenFile, SavedProgram } from '../../shared/contract/app/programs.ts'
import type { RunTarget } from '../../shared/contract/app/runs.ts'
import { labs } from '../../shared/labs/index.ts'
import type { EventOf } from '../../shared/trace/events.ts'
import type { Lab, ParameterValue, ProgramLanguage, Settings } from '../../shared/labs/lab.ts'
import { unmetBy, type Unmet } from '../select/parameter.ts'
import { useAppStore } from './app.ts'
import { useFileDraftsStore } from './programs/file-drafts.ts'

export type ProgramTarget =
  | { readonly kind: 'lab'; readonly lab: string }
  /** One of my programs. */
  | { readonly kind: 'mine'; readonly id: string; readonly name: string; readonly lab?: string | undefined }
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly modified: string }
  /** As it was when that run, opened again, was made. */
  | { readonly kind: 'run'; readonly run: string; readonly name: string; readonly lab?: string | undefined }

export const useProgramStore = defineStore('program', () => {
  const app = useAppStore()
  const drafts = useFileDraftsStore()
  /** undefined: nothing has been chosen yet. */
  const target = shallowRef<ProgramTarget>()
  const ownLanguage = ref<ProgramLanguage>('typescript')
  const ownText = ref('')
  const keptText = ref('')
  /** By lab: what was set, other than the defaults. */
  const chosen = ref<Record<string, Record<string, ParameterValue>>>({})

  /** The lab shown, or the one that my program was copied from: its texts and parameters apply. */
  const lab = computed<Lab | undefined>(() => {
    const id = target.value?.kind === 'file' ? undefined : target.value?.lab
    return labs.find((one) => one.id === id)
  })
  /** Of a lab it can be chosen; any other program is written in one. */
  const language = computed<ProgramLanguage>(() =>
    target.value?.kind === 'lab' ? app.settings.programLanguage : ownLanguage.value,
  )
  /** What its runs call it. */
  const runName = computed(() => (target.value?.kind === 'lab' ? target.value.lab : target.value?.name))
  const readOnly = computed(() => target.value?.kind === 'lab' || target.value?.kind === 'run')
  const text = computed(() => (target.value?.kind === 'lab' ? textIn(language.value) : ownText.value))
  /** A lab's program is shown in both languages. */
  const both = computed(() => target.value?.kind === 'lab' && app.settings.bothLanguages)
  const dirty = computed(() => !readOnly.value && ownText.value !== keptText.value)

  const parameters = computed(() => lab.value?.parameters ?? [])
  /** Every parameter's value for the next run, defaults filled in. */
  const settings = computed<Settings>(() => ({
    ...Object.fromEntries(parameters.value.map((one) => [one.name, one.default])),
    ...chosen.value[lab.value?.id ?? ''],
  }))
  /** By parameter: why its value can't be used. */
  const unmet = computed<Readonly<Record<string, Unmet>>>(() =>
    Object.fromEntries(
      parameters.value.flatMap((one) => {
        const why = unmetBy(one, settings.value[one.name])
        return why ? [[one.name, why]] : []
      }),
    ),
  )

  /** What `startRun` is asked to run; undefined: nothing has been chosen. */
  const runTarget = computed<RunTarget | undefined>(() => {
    const at = target.value
    if (!at) return undefined
    if (at.kind === 'lab') return { kind: 'lab', lab: at.lab, language: language.value }
    if (at.kind === 'file' && !dirty.value) return { kind: 'file', path: at.path }
    const { value } = lab
    return {
      kind: 'text',
      name: at.name,
      language: language.value,
      text: text.value,
      ...(value && { lab: value.id }),
    }
  })

  /** The lab's own program. */
  function textIn(language: ProgramLanguage): string {
    const { program = '', python } = lab.value ?? {}
    return language === 'python' ? (python?.program ?? '') : program
  }

  function openLab(id: string): void {
    if (labs.some((one) => one.id === id)) target.value = { kind: 'lab', lab: id }
  }

  function openMine(program: SavedProgram): void {
    take(program.language, program.text)
    target.value = { kind: 'mine', id: program.id, name: program.name, lab: program.lab }
  }

  /** With what was typed into it before and not saved. */
  function openFile(file: OpenFile): void {
    take(file.language, file.text)
    const { path, name } = file
    const draft = drafts.of(path)
    if (draft) ownText.value = draft.text
    target.value = { kind: 'file', path, name, modified: (draft ?? file).modified }
  }

  /** The program of a run that is opened again, as the trace has it. */
  function openRun({ run, program: { name, language, text: ran, lab } }: EventOf<'run'>): void {
    if (ran !== undefined) {
      if (ran === text.value && name === nameOf(target.value)) return
      take(language, ran)
      target.value = { kind: 'run', run, name, lab }
    } else if (labs.some(({ id }) => id === lab)) {
      openLab(lab!)
      if (language !== app.settings.programLanguage) void app.change({ programLanguage: language })
    }
  }

  /** The user typed: the whole text as it is now. */
  function edit(next: string): void {
    if (readOnly.value) return
    ownText.value = next
    if (target.value?.kind === 'file') noteDraft(target.value)
  }

  /** This text has been written to my programs or to its file. */
  function kept(written: string): void {
    keptText.value = written
  }

  function noteDraft({ path, name, modified }: ProgramTarget & { kind: 'file' }): void {
    if (dirty.value) drafts.note({ path, name, modified, language: ownLanguage.value, text: ownText.value })
    else drafts.drop(path)
  }

  function setParameter(name: string, value: ParameterValue): void {
    const id = lab.value?.id
    if (id !== undefined) chosen.value = { ...chosen.value, [id]: { ...chosen.value[id], [name]: value } }
  }

  /** Back to the lab's defaults. */
  function resetParameters(): void {
    const id = lab.value?.id
    if (id !== undefined) chosen.value = { ...chosen.value, [id]: {} }
  }

  function take(language: ProgramLanguage, text: string): void {
    ownLanguage.value = language
    ownText.value = text
    keptText.value = text
  }

  return {
    target,
    lab,
    language,
    runName,
    text,
    textIn,
    both,
    readOnly,
    dirty,
    parameters,
    settings,
    unmet,
    runTarget,
    openLab,
    openMine,
    openFile,
    openRun,
    edit,
    kept,
    setParameter,
    resetParameters,
  }
})

function nameOf(target: ProgramTarget | undefined): string | undefined {
  return target && target.kind !== 'lab' ? target.name : undefined
}
