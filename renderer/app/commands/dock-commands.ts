/** The panels by keyboard: from group to group and from tab to tab, a panel into another group, a group's size. */
import type { DockviewApi, DockviewGroupPanel } from 'dockview-vue'
import { nextTick } from 'vue'
import { i18n } from '../../i18n/index.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'

/** By how much a group becomes wider or taller, in rem. */
const STEP = 3

export function dockCommands(dock: () => DockviewApi | undefined): Command[] {
  const { t } = i18n.global
  const view = useViewStore()
  const whyNot = () => (view.view === 'lab' ? undefined : t('app.dock.elsewhere'))
  const command = (
    id: 'nextGroup' | 'previousGroup' | 'nextTab' | 'previousTab' | 'move' | Growth,
    shortcut: string,
    act: (api: DockviewApi) => void,
  ): Command => ({
    id: `dock.${id}`,
    words: () => t(`app.command.dock.${id}`),
    shortcut,
    whyNot,
    run() {
      const api = dock()
      if (api) act(api)
    },
  })
  return [
    command('nextGroup', 'F6', (api) => focusOn(groupBeside(api, 1))),
    command('previousGroup', 'Shift+F6', (api) => focusOn(groupBeside(api, -1))),
    command('nextTab', 'Mod+]', (api) => turn(here(api), 1)),
    command('previousTab', 'Mod+[', (api) => turn(here(api), -1)),
    command('move', 'Alt+Shift+M', moveOn),
    command('wider', 'Alt+Shift+Right', (api) => grow(api, 'width', STEP)),
    command('narrower', 'Alt+Shift+Left', (api) => grow(api, 'width', -STEP)),
    command('taller', 'Alt+Shift+Down', (api) => grow(api, 'height', STEP)),
    command('lower', 'Alt+Shift+Up', (api) => grow(api, 'height', -STEP)),
  ]
}

type Growth = 'wider' | 'narrower' | 'taller' | 'lower'

/** The group that the keyboard is in, or was in last. */
function here(api: DockviewApi): DockviewGroupPanel | undefined {
  const focused = api.groups.find(({ element }) => element.contains(document.activeElement))
  return focused ?? api.activeGroup ?? api.groups[0]
}

/** In the order in which they stand in the document, round and round; from elsewhere, the first or the last. */
function groupBeside(api: DockviewApi, by: 1 | -1): DockviewGroupPanel | undefined {
  const inSight = api.groups.filter(({ element }) => element.offsetParent !== null)
  const groups = inSight.sort((a, b) => (isBefore(a.element, b.element) ? -1 : 1))
  const at = groups.findIndex(({ element }) => element.contains(document.activeElement))
  return at < 0 ? groups.at(by === 1 ? 0 : -1) : groups[(at + by + groups.length) % groups.length]
}

function isBefore(a: Element, b: Element): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function turn(group: DockviewGroupPanel | undefined, by: 1 | -1): void {
  const { panels = [], activePanel } = group ?? {}
  const at = panels.findIndex((panel) => panel === activePanel)
  panels[(at + by + panels.length) % panels.length]?.api.setActive()
  focusOn(group)
}

/** The panel in front goes into the next group. */
function moveOn(api: DockviewApi): void {
  const panel = here(api)?.activePanel
  if (api.hasMaximizedGroup()) api.exitMaximizedGroup()
  const group = groupBeside(api, 1)
  if (!panel || !group || group === panel.group) return
  panel.api.moveTo({ group })
  focusOn(group)
}

function grow(api: DockviewApi, side: 'width' | 'height', by: number): void {
  const group = here(api)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  if (group) group.api.setSize({ [side]: group.api[side] + by * rem })
}

/** The panel in front gets the keyboard. */
function focusOn(group: DockviewGroupPanel | undefined): void {
  const panel = group?.activePanel
  if (!panel) return
  panel.api.setActive()
  void nextTick(() => document.querySelector<HTMLElement>(`[data-panel="${panel.id}"]`)?.focus())
}
