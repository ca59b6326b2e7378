/** What is selected: one thing, everywhere the same (a row, a lane, a node, a margin mark, a console line). */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ActorId, Micros, ResourceId } from '../../shared/trace/ids.ts'
import { useViewStore } from './view.ts'

export type Selected =
  | { readonly kind: 'actor'; readonly actor: ActorId }
  | { readonly kind: 'resource'; readonly resource: ResourceId }
  | { readonly kind: 'line'; readonly file: string; readonly line: number }
  /** A span of the timeline. */
  | {
      readonly kind: 'span'
      readonly actor: ActorId
      readonly begin: Micros
      readonly end: Micros
      readonly resource?: ResourceId | undefined
      readonly file?: string | undefined
      readonly line?: number | undefined
    }

export const useSelectionStore = defineStore('selection', () => {
  const view = useViewStore()
  const selected = shallowRef<Selected>()
  /** Under the pointer or the keyboard's focus; lighter than selected. */
  const hovered = shallowRef<Selected>()

  const actor = computed(() => actorOf(selected.value))
  const resource = computed(() => resourceOf(selected.value))
  const line = computed(() => lineOf(selected.value))

  function select(next: Selected | undefined): void {
    selected.value = next
  }
  /** A link in a sentence was pressed: what it names is selected, and a line is to be seen. */
  function follow(link: Selected): void {
    select(link)
    if (link.kind === 'line') view.revealPanel('program')
  }
  function hover(next: Selected | undefined): void {
    hovered.value = next
  }
  return { selected, hovered, actor, resource, line, select, follow, hover }
})

function actorOf(selected: Selected | undefined): ActorId | undefined {
  return selected?.kind === 'actor' || selected?.kind === 'span' ? selected.actor : undefined
}

function resourceOf(selected: Selected | undefined): ResourceId | undefined {
  return selected?.kind === 'resource' || selected?.kind === 'span' ? selected.resource : undefined
}

function lineOf(selected: Selected | undefined): { file: string; line: number } | undefined {
  if (selected?.kind !== 'line' && selected?.kind !== 'span') return undefined
  const { file, line } = selected
  return file !== undefined && line !== undefined ? { file, line } : undefined
}
