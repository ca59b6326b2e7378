/**
 * The list of what can be done: buttons, the desktop's menu, shortcuts and the palette all use it. A command that can't
 * be carried out now says why in words.
 */
import { shallowReactive } from 'vue'

export interface Command {
  /** `run.start`: what a menu calls it. */
  readonly id: string
  /** Its name in the reader's language. */
  readonly words: () => string
  /** `Mod+Enter`; Mod is ⌘ on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string | undefined
  /** Why it can't be carried out now; undefined: it can. */
  readonly whyNot?: (() => string | undefined) | undefined
  readonly run: () => void | Promise<void>
}

const commands = shallowReactive(new Map<string, Command>())

/** Returns what takes them off the list. */
export function registerCommands(list: readonly Command[]): () => void {
  for (const command of list) commands.set(command.id, command)
  return () => {
    for (const command of list) if (commands.get(command.id) === command) commands.delete(command.id)
  }
}

/** All of them, in the order in which they were registered. */
export function allCommands(): Command[] {
  return [...commands.values()]
}

export function commandCalled(id: string): Command | undefined {
  return commands.get(id)
}

/** Carries it out if it is on the list and can be. */
export async function runCommand(id: string): Promise<void> {
  const command = commands.get(id)
  if (command && command.whyNot?.() === undefined) await command.run()
}
