/** The application menu. What the page can do is a command of its list, named by its id; the rest are the system's roles. */
import type { MenuItemConstructorOptions } from 'electron'
import type { DesktopWords } from '../words/words.ts'

export interface MenuOptions {
  readonly words: DesktopWords
  readonly mac: boolean
  /** Unpackaged: the developer's tools are in it. */
  readonly tools: boolean
  readonly run: (command: string) => void
}

export function menuTemplate({ words, mac, tools, run }: MenuOptions): MenuItemConstructorOptions[] {
  /** `shortcut` as the page writes it: `Mod+Enter`. */
  const item = (label: string, command: string, shortcut?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => run(command),
    // The page listens to its shortcuts itself; the menu only shows them.
    ...(shortcut !== undefined && {
      accelerator: shortcut.replace('Mod', 'CmdOrCtrl'),
      registerAccelerator: false,
    }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item(words.settings, 'app.settings', 'Mod+,')
  const about = item(words.about, 'app.about')
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  }
  return [
    ...(mac ? [app] : []),
    {
      label: words.file,
      submenu: [
        item(words.open, 'file.open', 'Mod+O'),
        item(words.export, 'run.export', 'Mod+E'),
        line,
        ...(mac ? [{ role: 'close' as const }] : [settings, line, { role: 'quit' as const }]),
      ],
    },
    { label: words.edit, role: 'editMenu' },
    {
      label: words.run,
      submenu: [
        item(words.start, 'run.start', 'Mod+Enter'),
        item(words.byHand, 'run.byHand', 'Mod+Shift+Enter'),
        item(words.stop, 'run.stop', 'Mod+.'),
        line,
        item(words.stepBack, 'time.back', 'Alt+Left'),
        item(words.stepForward, 'time.forward', 'Alt+Right'),
        item(words.live, 'time.live', 'Alt+End'),
      ],
    },
    {
      label: words.view,
      submenu: [
        item(words.catalog, 'view.catalog', 'Alt+L'),
        item(words.runs, 'view.runs', 'Alt+R'),
        line,
        item(words.larger, 'view.larger', 'Mod+Plus'),
        item(words.smaller, 'view.smaller', 'Mod+-'),
        item(words.normal, 'view.normal', 'Mod+0'),
        line,
        { role: 'togglefullscreen' },
        ...(tools ? [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    { label: words.window, role: 'windowMenu' },
    {
      label: words.help,
      role: 'help',
      submenu: [
        item(words.guide, 'help.open', 'F1'),
        item(words.shortcuts, 'help.shortcuts', 'Mod+/'),
        item(words.tour, 'help.tour'),
        ...(mac ? [] : [line, about]),
      ],
    },
  ]
}
