/** Where the window was, so that it comes back there: its bounds and whether it was maximised. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  bounds: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().min(200),
      height: z.number().int().min(150),
    })
    .optional(),
  maximised: z.boolean().default(false),
})
export type WindowState = z.output<typeof stateSchema>

export interface WindowMemory {
  /** Without bounds if there are none, or no display shows enough of them any more. */
  recall(): WindowState
  /** Remembers the window's place when it is closed. */
  follow(window: BrowserWindow): void
}

export function windowMemory(folder: string): WindowMemory {
  const file = join(folder, 'window.json')
  return {
    recall() {
      const read = stateSchema.safeParse(readJson(file))
      if (!read.success) return { maximised: false }
      const { bounds, maximised } = read.data
      return bounds && isSeen(bounds) ? { bounds, maximised } : { maximised }
    },
    follow(window) {
      window.on('close', () =>
        write(file, { bounds: window.getNormalBounds(), maximised: window.isMaximized() }),
      )
    },
  }
}

/** A title bar that can be grabbed: the display it was on may be gone. */
function isSeen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    return width >= 100 && bounds.y >= workArea.y - 10 && bounds.y <= workArea.y + workArea.height - 50
  })
}

/** undefined: there is none, or it is none any more. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A place that can't be remembered (a full disk) is no reason to trouble anybody. */
function write(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}
