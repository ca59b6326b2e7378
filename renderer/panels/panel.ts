/**
 * The panels: each a folder here with a component that fills its place, takes no props, reads the stores and is
 * contained (an error in one says so in its place and leaves the others alone).
 */
import { defineAsyncComponent, type Component } from 'vue'

export const PANELS = [
  'lab',
  'program',
  'processes',
  'memory',
  'graph',
  'timeline',
  'console',
  'measures',
  'controls',
] as const
export type PanelId = (typeof PANELS)[number]

export const panels: Readonly<Record<PanelId, Component>> = {
  lab: defineAsyncComponent(() => import('./lab/LabPanel.vue')),
  program: defineAsyncComponent(() => import('./program/ProgramPanel.vue')),
  processes: defineAsyncComponent(() => import('./processes/ProcessesPanel.vue')),
  memory: defineAsyncComponent(() => import('./memory/MemoryPanel.vue')),
  graph: defineAsyncComponent(() => import('./graph/GraphPanel.vue')),
  timeline: defineAsyncComponent(() => import('./timeline/TimelinePanel.vue')),
  console: defineAsyncComponent(() => import('./console/ConsolePanel.vue')),
  measures: defineAsyncComponent(() => import('./measures/MeasuresPanel.vue')),
  controls: defineAsyncComponent(() => import('./controls/ControlsPanel.vue')),
}
