// @vitest-environment happy-dom
import { effectScope } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { allCommands, registerCommands, runCommand } from '../../../renderer/app/commands.ts'
import { fileCommands } from '../../../renderer/app/commands/file-commands.ts'
import { runCommands } from '../../../renderer/app/commands/run-commands.ts'
import { timeCommands } from '../../../renderer/app/commands/time-commands.ts'
import { viewCommands } from '../../../renderer/app/commands/view-commands.ts'
import { listenToShortcuts, shortcutOf, shortcutText } from '../../../renderer/app/shortcuts.ts'
import { freshStores } from '../fresh-stores.ts'

beforeEach(freshStores)

test('no two commands have one shortcut, and each has a name in words', () => {
  const off = registerCommands([...runCommands(), ...timeCommands(), ...fileCommands(), ...viewCommands()])
  const shortcuts = allCommands().flatMap(({ shortcut }) => shortcut ?? [])
  expect(new Set(shortcuts).size).toBe(shortcuts.length)
  for (const { id, words } of allCommands()) expect(words(), id).not.toMatch(/^\w+\.\w+|^$/)
  off()
  expect(allCommands()).toEqual([])
})

test.each([
  [{ key: 'Enter', ctrlKey: true }, 'Mod+Enter', 'Ctrl+Enter'],
  [{ key: '¡', code: 'Digit1', altKey: true }, 'Alt+1', 'Alt+1'],
  [{ key: 'ArrowLeft', altKey: true }, 'Alt+Left', 'Alt+←'],
  [{ key: '+', ctrlKey: true, shiftKey: true }, 'Mod+Plus', 'Ctrl++'],
  [{ key: 'F1' }, 'F1', 'F1'],
])('%o is %s and is shown as %s', (event, shortcut, text) => {
  expect(shortcutOf(new KeyboardEvent('keydown', event))).toBe(shortcut)
  expect(shortcutText(shortcut)).toBe(text)
})

test('a shortcut carries its command out, unless there is a reason why not', async () => {
  const run = vi.fn()
  let reason: string | undefined = 'not now'
  const off = registerCommands([{ id: 'x', words: () => 'x', shortcut: 'Alt+X', whyNot: () => reason, run }])
  const scope = effectScope()
  scope.run(listenToShortcuts)
  const press = () => {
    const event = new KeyboardEvent('keydown', { key: 'x', code: 'KeyX', altKey: true, cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(press()).toBe(true)
  expect(run).not.toHaveBeenCalled()
  reason = undefined
  press()
  expect(run).toHaveBeenCalledOnce()
  scope.stop()
  expect(press()).toBe(false)
  off()
  await runCommand('x')
  expect(run).toHaveBeenCalledOnce()
})
