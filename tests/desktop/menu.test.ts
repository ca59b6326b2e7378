// @vitest-environment happy-dom
/** The application menu against the page's own list of commands. */
import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../electron/desktop/menu/menu-template.ts'
import { chinese } from '../../electron/desktop/words/chinese.ts'
import { english } from '../../electron/desktop/words/english.ts'
import { wordsFor } from '../../electron/desktop/words/words.ts'
import { exportCommands } from '../../renderer/app/commands/export-commands.ts'
import { fileCommands } from '../../renderer/app/commands/file-commands.ts'
import { runCommands } from '../../renderer/app/commands/run-commands.ts'
import { timeCommands } from '../../renderer/app/commands/time-commands.ts'
import { viewCommands } from '../../renderer/app/commands/view-commands.ts'
import { freshStores } from '../renderer/fresh-stores.ts'

const menu = (mac = false, tools = false) =>
  menuTemplate({ words: english, mac, tools, run: () => undefined })
const items = (all: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  all.flatMap((one) => [one, ...(Array.isArray(one.submenu) ? items(one.submenu) : [])])

test('every item is a command of the page, shown with the shortcut that the page listens to', () => {
  freshStores()
  const commands = [
    ...fileCommands(),
    ...exportCommands(),
    ...runCommands(),
    ...timeCommands(),
    ...viewCommands(),
  ]
  const shortcuts = new Map(commands.map(({ id, shortcut }) => [id, shortcut?.replace('Mod', 'CmdOrCtrl')]))
  for (const mac of [true, false])
    for (const { id, accelerator } of items(menu(mac)))
      if (id !== undefined) {
        expect([...shortcuts.keys()]).toContain(id)
        expect([id, accelerator]).toEqual([id, shortcuts.get(id)])
      }
})

test('each system has its own menus, and the tools of a developer are not packed', () => {
  const roles = (mac: boolean, tools: boolean) => items(menu(mac, tools)).flatMap(({ role }) => role ?? [])
  expect(menu(true).map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'File',
    'editMenu',
    'Run',
    'View',
    'windowMenu',
    'help',
  ])
  expect(menu(false)[0]!.label).toBe('File')
  expect(roles(false, false)).toContain('quit')
  expect(roles(false, false)).not.toContain('toggleDevTools')
  expect(roles(false, true)).toContain('toggleDevTools')
})

test('the words are those of the settings, or of the system', () => {
  expect(wordsFor('zh', 'en-GB')).toBe(chinese)
  expect(wordsFor('en', 'zh-CN')).toBe(english)
  expect(wordsFor('system', 'zh-Hans-CN')).toBe(chinese)
  expect(wordsFor('system', 'de-DE')).toBe(english)
  for (const word of Object.values(chinese)) expect(word).toMatch(/[\u4e00-\u9fff]/)
})
