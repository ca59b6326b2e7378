/**
 * Where the panels are put before anybody moves them, by what a lab is about. Sizes are those of a small window; a
 * larger one gives what it has more to the timeline and the console.
 */
import type { AddPanelOptions, DockviewApi } from 'dockview-vue'
import type { Lab } from '../../../shared/labs/lab.ts'
import type { PanelId } from '../../panels/panel.ts'
import type { DockRoom } from '../room.ts'

export type PresetId = 'locks' | 'data' | 'measures'

const MEASURING: readonly string[] = ['gil', 'coroutine']

/** Labs that measure show their bars; labs of data between processes show memory where others show the graph. */
export function presetOf(lab: Lab | undefined): PresetId {
  if (!lab) return 'locks'
  if (MEASURING.includes(lab.id)) return 'measures'
  return ['processes', 'pools', 'queues', 'coroutines'].includes(lab.topic) ? 'data' : 'locks'
}

/** Fills an empty dock. */
export function arrange(
  dock: DockviewApi,
  preset: PresetId,
  room: DockRoom,
  title: (panel: PanelId) => string,
): void {
  if (room !== 'plenty') return arrangeInTabs(dock, preset, room, title)
  const { width, height } = dock
  const left = Math.round(Math.min(width * 0.47, 780))
  const upper = Math.round(Math.min(height * 0.58, 460))
  // Its rows are shown whole: 28 pixels each, as the tab and the head above them.
  const top = 28 * Math.max(7, Math.round((height * 0.26) / 28))
  const middle = Math.round(Math.min(height * 0.4, 380))
  const add = (id: PanelId, where: Partial<Pick<AddPanelOptions, 'position'>> & Size = {}) =>
    void dock.addPanel({ id, component: 'place', title: title(id), ...where })
  const beside = (panel: PanelId) => ({ position: { referencePanel: panel, direction: 'within' } }) as const

  add('program')
  add('processes', {
    position: { referencePanel: 'program', direction: 'right' },
    initialWidth: width - left,
  })
  add('lab', beside('program'))
  add('controls', beside('program'))
  add('timeline', {
    position: { referencePanel: 'program', direction: 'below' },
    initialHeight: height - upper,
  })

  const [first, second] = MIDDLE[preset]
  add(first, {
    position: { referencePanel: 'processes', direction: 'below' },
    initialHeight: height - top,
  })
  add('console', {
    position: { referencePanel: first, direction: 'below' },
    initialHeight: height - top - middle,
  })
  if (preset === 'measures') {
    add(second, beside(first))
    add('graph', beside(first))
  } else {
    add(second, {
      position: { referencePanel: first, direction: 'right' },
      initialWidth: (width - left) / 2,
    })
    add('measures', beside('timeline'))
  }
  for (const front of ['program', first, 'timeline'] as const) dock.getPanel(front)?.api.setActive()
}

/** Two groups only, side by side or one above the other. */
function arrangeInTabs(
  dock: DockviewApi,
  preset: PresetId,
  room: DockRoom,
  title: (panel: PanelId) => string,
): void {
  const [first, second] = MIDDLE[preset]
  const groups: readonly (readonly PanelId[])[] = [
    ['program', 'lab', 'controls', 'timeline', ...(preset === 'measures' ? [] : (['measures'] as const))],
    ['processes', first, second, ...(preset === 'measures' ? (['graph'] as const) : []), 'console'],
  ]
  for (const [at, group] of groups.entries()) {
    for (const [index, id] of group.entries()) {
      const beside = { referencePanel: group[0]!, direction: 'within' } as const
      const next = { referencePanel: 'program', direction: room === 'slim' ? 'below' : 'right' } as const
      const position = index > 0 ? beside : at > 0 ? next : undefined
      dock.addPanel({ id, component: 'place', title: title(id), ...(position && { position }) })
    }
    dock.getPanel(group[0]!)?.api.setActive()
  }
}

interface Size {
  readonly initialWidth?: number
  readonly initialHeight?: number
}

/** What stands between the processes and the console: the one that matters most, and what is beside it. */
const MIDDLE: Readonly<Record<PresetId, readonly [PanelId, PanelId]>> = {
  locks: ['graph', 'memory'],
  data: ['memory', 'graph'],
  measures: ['measures', 'memory'],
}
