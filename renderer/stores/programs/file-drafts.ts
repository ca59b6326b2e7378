/**
 * What was typed into program files and not saved yet, by path. The page's storage keeps it too, so that neither another
 * program, a reload nor a closed window takes it away.
 */
import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import { openFileSchema, type OpenFile } from '../../../shared/contract/app/programs.ts'

const PREFIX = 'file-draft '

export const useFileDraftsStore = defineStore('file-drafts', () => {
  /** `modified`: of the text that was changed. */
  const drafts = shallowReactive(new Map<string, OpenFile>(stored()))
  const any = computed(() => drafts.size > 0)

  // The page's storage belongs to its address, and a browser shell has another one at its next start.
  addEventListener('beforeunload', (event) => {
    if (any.value && location.protocol.startsWith('http')) event.preventDefault()
  })

  function of(path: string): OpenFile | undefined {
    return drafts.get(path)
  }

  function note(draft: OpenFile): void {
    drafts.set(draft.path, draft)
    store(draft)
  }

  /** This text has been written; what was typed meanwhile is a change of that. */
  function written(path: string, text: string, modified: string): void {
    const draft = drafts.get(path)
    if (!draft || draft.text === text) drop(path)
    else note({ ...draft, modified })
  }

  function drop(path: string): void {
    drafts.delete(path)
    localStorage.removeItem(PREFIX + path)
  }

  return { of, note, written, drop }
})

function* stored(): Generator<[string, OpenFile]> {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue
    const draft = parsed(localStorage.getItem(key))
    if (draft) yield [draft.path, draft]
  }
}

function parsed(text: string | null): OpenFile | undefined {
  try {
    return openFileSchema.safeParse(JSON.parse(text ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Where there is no room for it, the window alone remembers it. */
function store(draft: OpenFile): void {
  try {
    localStorage.setItem(PREFIX + draft.path, JSON.stringify(draft))
  } catch {
    localStorage.removeItem(PREFIX + draft.path)
  }
}
