/** Shortcuts: `Mod+Enter` as it is shown on this machine, and the one listener that carries them out. */
import { onScopeDispose } from 'vue'
import { allCommands, runCommand } from './commands.ts'

const mac = /mac/i.test(navigator.platform)
const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const SIGNS: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓', Plus: '+' }

/** As it is written in tooltips and lists. */
export function shortcutText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => SIGNS[part] ?? part)
  if (mac) return parts.map((part) => MAC_SIGNS[part] ?? part).join('')
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
}

/** Called once, in the set-up of the window's component. */
export function listenToShortcuts(): void {
  window.addEventListener('keydown', carryOut)
  onScopeDispose(() => window.removeEventListener('keydown', carryOut))
}

function carryOut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = shortcutOf(event)
  const command = allCommands().find(({ shortcut }) => shortcut === pressed)
  if (!command || (isEditorsOwn(pressed) && inEditor(event))) return
  event.preventDefault()
  void runCommand(command.id)
}

/** The event as a shortcut is written. */
export function shortcutOf(event: KeyboardEvent): string {
  const { key, code, altKey, shiftKey } = event
  const mod = mac ? event.metaKey : event.ctrlKey
  const name = nameOf(key, code)
  // On some keyboards a plus needs Shift, on others it is the key beside which it stands.
  const shift = shiftKey && name !== 'Plus'
  return [mod && 'Mod', altKey && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}

/** By the key's place where a modifier changes its letter: Alt+1 is another sign on many keyboards. */
function nameOf(key: string, code: string): string {
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  if (place) return place
  if (key === '+' || key === '=') return 'Plus'
  if (key.startsWith('Arrow')) return key.slice('Arrow'.length)
  return key.length === 1 ? key.toUpperCase() : key
}

/** What the program's editor uses these keys for is the nearer meaning while one writes in it. */
function isEditorsOwn(shortcut: string): boolean {
  return ['Alt+Up', 'Alt+Down', 'F1', 'Mod+K'].includes(shortcut)
}

function inEditor(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('.monaco-editor') !== null
}
