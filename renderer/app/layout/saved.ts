/** A layout as it was kept: text of an older version, or edited by hand, must not break the window. */
import type { SerializedDockview } from 'dockview-vue'
import { z } from 'zod'

const layoutSchema = z.looseObject({
  grid: z.looseObject({ root: z.looseObject({}), width: z.number(), height: z.number() }),
  panels: z.record(z.string(), z.looseObject({ id: z.string() })),
})

/** undefined: there is none, or it does not hold exactly these panels. */
export function readLayout(
  text: string | undefined,
  panels: readonly string[],
): SerializedDockview | undefined {
  if (text === undefined) return undefined
  try {
    const layout = layoutSchema.parse(JSON.parse(text))
    const kept = Object.keys(layout.panels)
    if (kept.length !== panels.length || !panels.every((panel) => kept.includes(panel))) return undefined
    // What lies deeper is dockview's own affair: it throws on what it does not understand.
    return layout as unknown as SerializedDockview
  } catch {
    return undefined
  }
}
