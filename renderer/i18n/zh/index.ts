import { app } from './app.ts'
import { controls } from './controls.ts'
import { catalog } from './catalog.ts'
import { processes } from './processes.ts'
import { memory } from './memory.ts'
import { graph } from './graph.ts'
import { timeline } from './timeline.ts'
import { console } from './console.ts'
import { measures } from './measures.ts'
import { lab } from './lab.ts'
import { program } from './program.ts'
import { runs } from './runs.ts'

export const zh = {
  app,
  controls,
  catalog,
  processes,
  memory,
  graph,
  timeline,
  console,
  measures,
  lab,
  program,
  runs,
}
