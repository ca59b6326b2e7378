/**
 * My programs: the list, and the one on the screen kept as it is typed. Edits are written by themselves a moment after
 * the last one, one write at a time and each with the newest text, so that none overtakes another. What another window
 * has written meanwhile is not overwritten: then the text typed here becomes a program beside it.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { problemOf, type Problem } from '../../shared/contract/app/problem.ts'
import type { ProgramInfo, SavedProgram } from '../../shared/contract/app/programs.ts'
import { useAppStore, type App } from './app.ts'
import { useFileDraftsStore } from './programs/file-drafts.ts'
import { freeName } from './programs/free-name.ts'
import type { Template } from './programs/templates.ts'
import { useProgramStore } from './program.ts'

/** After the last key, milliseconds. */
const QUIET = 600

/** What is to be written of one program. */
type Draft = Omit<SavedProgram, 'modified'>

export const useProgramsStore = defineStore('programs', () => {
  const link = useAppStore()
  const program = useProgramStore()
  const fileDrafts = useFileDraftsStore()
  /** Newest first. */
  const list = shallowRef<readonly ProgramInfo[]>([])
  const problem = shallowRef<Problem>()
  const writing = ref(false)
  /** Deleted last; can be brought back until the next one is. */
  const deleted = shallowRef<SavedProgram>()
  /** What became of a text that another window had overtaken: the name under which it is kept. */
  const beside = ref<string>()
  /** A file that was changed elsewhere; saving it once more overwrites that. */
  const overwrites = ref<string>()
  /** When the text that is changed here was written, by program. */
  const versions = new Map<string, string>()
  /** Typed and not yet written, by program. */
  const drafts = new Map<string, Draft>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let writer: Promise<void> | undefined

  /** How the program on the screen is kept; undefined: it is not one of mine. */
  const keeping = computed<'kept' | 'writing' | 'failed' | undefined>(() => {
    if (program.target?.kind !== 'mine') return undefined
    if (program.dirty || writing.value) return problem.value ? 'failed' : 'writing'
    return 'kept'
  })

  watch(
    () => link.app,
    (app) => void (app && refresh()),
    { immediate: true },
  )
  addEventListener('pagehide', () => void flush())

  async function refresh(): Promise<void> {
    await attempt(async (app) => {
      list.value = (await app.listPrograms()).toSorted((a, b) => b.modified.localeCompare(a.modified))
    })
  }

  /** On the screen. */
  async function open(id: string): Promise<void> {
    await flush()
    beside.value = undefined
    await attempt(async (app) => show(await app.readProgram({ id })))
  }

  /** What can only be read on the screen as a program of mine, with its lab's parameters; then that is on the screen. */
  async function copyShown(title: string): Promise<void> {
    const { lab, language, text, readOnly } = program
    if (readOnly) await create({ name: title, language, text, lab: lab?.id })
  }

  async function createFrom(template: Template, name: string): Promise<void> {
    await create({ name, language: template.language, text: template.text })
  }

  /** The text of a file that only the page has been given: one that is there already is opened. */
  async function take(draft: Omit<Draft, 'id'>): Promise<void> {
    await flush()
    const known = list.value.find(({ name }) => name === draft.name)
    await attempt(async (app) => {
      const same = known && (await app.readProgram({ id: known.id }))
      if (same?.text === draft.text && same.language === draft.language) show(same)
      else await add(app, draft)
    })
    await refresh()
  }

  /** The user typed: the whole text as it is now. */
  function edit(text: string): void {
    if (text === program.text) return
    program.edit(text)
    noteDraft()
  }

  async function rename(name: string): Promise<void> {
    const { target } = program
    const wanted = name.trim()
    if (target?.kind !== 'mine' || wanted === '' || wanted === target.name) return
    program.target = { ...target, name: freeName(wanted, others(target.id)) }
    noteDraft()
    await flush()
    await refresh()
  }

  /** Can be undone by `restore`. */
  async function remove(id: string): Promise<void> {
    await flush()
    await attempt(async (app) => {
      const kept = await app.readProgram({ id })
      await app.deleteProgram({ id })
      deleted.value = kept
      if (program.target?.kind === 'mine' && program.target.id === id) {
        if (kept.lab === undefined) program.target = undefined
        else program.openLab(kept.lab)
      }
    })
    await refresh()
  }

  async function restore(): Promise<void> {
    const kept = deleted.value
    if (!kept) return
    deleted.value = undefined
    const { name, language, text, lab } = kept
    await create({ name, language, text, lab })
  }

  /** Writes a program file that the user has opened; files are written when asked, not by themselves. */
  async function saveFile(): Promise<void> {
    const { target, text } = program
    if (target?.kind !== 'file') return flush()
    await attempt(async (app) => {
      const { path, modified } = target
      const since = overwrites.value === path ? undefined : modified
      const now = await app.writeFile({ path, text, ...(since !== undefined && { since }) })
      fileDrafts.written(path, text, now)
      if (!isShown(path)) return
      program.target = { ...target, modified: now }
      program.kept(text)
    })
    overwrites.value = problem.value?.code === 'stale' ? target.path : undefined
  }

  /** The file as it is on the disk; the editor's undo still has what was typed. */
  async function discardChanges(): Promise<void> {
    const { target } = program
    if (target?.kind !== 'file') return
    await attempt(async (app) => {
      const file = await app.readFile({ path: target.path })
      fileDrafts.drop(target.path)
      if (isShown(target.path)) program.openFile(file)
    })
  }

  /** Everything typed is written; settled when it is. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writer ??= writeDrafts().finally(() => (writer = undefined))
    return writer
  }

  function dismiss(): void {
    problem.value = undefined
  }
  function forgetDeleted(): void {
    deleted.value = undefined
  }
  function forgetBeside(): void {
    beside.value = undefined
  }

  function show(kept: SavedProgram): void {
    versions.set(kept.id, kept.modified)
    program.openMine(kept)
  }

  async function create(draft: Omit<Draft, 'id'>): Promise<void> {
    await flush()
    await attempt((app) => add(app, draft))
    await refresh()
  }

  async function add(app: App, draft: Omit<Draft, 'id'>): Promise<void> {
    const name = freeName(draft.name, others(undefined))
    const { language, text, lab } = draft
    const info = await app.writeProgram({ name, language, text, ...(lab !== undefined && { lab }) })
    show({ ...info, text })
  }

  /** Taken down at once: a moment later another program may be on the screen. */
  function noteDraft(): void {
    const { target, language, text } = program
    if (target?.kind !== 'mine') return
    const { id, name, lab } = target
    drafts.set(id, { id, name, language, text, lab })
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), QUIET)
  }

  async function writeDrafts(): Promise<void> {
    for (let next = first(drafts); next && link.app; next = first(drafts)) {
      const draft = next
      drafts.delete(draft.id)
      writing.value = true
      const done = await attempt((app) => writeDraft(app, draft))
      writing.value = false
      if (!done) {
        // What was typed meanwhile is newer.
        if (!drafts.has(draft.id)) drafts.set(draft.id, draft)
        return
      }
    }
  }

  async function writeDraft(app: App, draft: Draft): Promise<void> {
    const { id, name, language, text, lab } = draft
    const since = versions.get(id)
    try {
      const { modified } = await app.writeProgram({
        id,
        name,
        language,
        text,
        ...(lab !== undefined && { lab }),
        ...(since !== undefined && { since }),
      })
      versions.set(id, modified)
    } catch (thrown) {
      if (problemOf(thrown).code !== 'stale') throw thrown
      await keepBeside(app, draft)
    }
    if (program.target?.kind === 'mine' && program.target.id === id) program.kept(text)
  }

  /** Nothing that was typed is lost, here or there. */
  async function keepBeside(app: App, { id, language, text, lab, ...draft }: Draft): Promise<void> {
    const name = freeName(draft.name, others(undefined))
    const info = await app.writeProgram({ name, language, text, ...(lab !== undefined && { lab }) })
    versions.set(info.id, info.modified)
    const newer = drafts.get(id)
    drafts.delete(id)
    if (newer) drafts.set(info.id, { ...newer, id: info.id, name })
    const { target } = program
    if (target?.kind === 'mine' && target.id === id) {
      program.target = { ...target, id: info.id, name }
      program.kept(text)
      beside.value = name
    }
    await refresh()
  }

  async function attempt(what: (app: App) => Promise<unknown>): Promise<boolean> {
    if (!link.app) return false
    try {
      await what(link.app)
      problem.value = undefined
      return true
    } catch (thrown) {
      problem.value = problemOf(thrown)
      return false
    }
  }

  function isShown(path: string): boolean {
    return program.target?.kind === 'file' && program.target.path === path
  }

  function others(id: string | undefined): string[] {
    return list.value.filter((one) => one.id !== id).map(({ name }) => name)
  }

  return {
    list,
    problem,
    keeping,
    deleted,
    beside,
    refresh,
    open,
    copyShown,
    createFrom,
    take,
    edit,
    rename,
    remove,
    restore,
    saveFile,
    discardChanges,
    flush,
    dismiss,
    forgetDeleted,
    forgetBeside,
  }
})

function first<T>(map: ReadonlyMap<string, T>): T | undefined {
  return map.values().next().value
}
