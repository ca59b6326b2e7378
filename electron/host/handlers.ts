/** The calls that are the same for every window, each brought to whoever does it. */
import {
  changed,
  type AppSettings,
  type settingsPatchSchema,
  type settingsSchema,
} from '../../shared/contract/app/settings.ts'
import { ProblemError } from '../../shared/contract/app/problem.ts'
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import type { OpenFile } from '../../shared/contract/app/programs.ts'
import type { z } from 'zod'
import { findingsOf } from '../session/doctor/findings.ts'
import type { Session } from '../session/session.ts'
import type { Files } from './kept/files.ts'
import type { Kept } from './kept/kept.ts'
import type { PastRuns } from './kept/past-runs.ts'
import type { Programs } from './kept/programs.ts'
import type { Runs } from './live/runs.ts'
import { refusal } from './problems.ts'
import { pythonsOf } from './pythons.ts'
import type { CommonHandlers } from './window.ts'

export interface HandlerParts {
  readonly hello: CommonHandlers['hello']
  readonly session: Session
  readonly settings: Kept<typeof settingsSchema>
  readonly files: Files
  readonly programs: Programs
  readonly runs: Runs
  readonly pastRuns: PastRuns
  /** Shows it in a window. */
  readonly open: (target: OpenTarget) => Promise<void>
  readonly chooseFile: (() => Promise<string | undefined>) | undefined
  readonly settingsChanged: (now: AppSettings, before: AppSettings) => void
}

export function commonHandlers(parts: HandlerParts): CommonHandlers {
  const { settings, files, programs, runs, pastRuns } = parts
  return {
    hello: () => parts.hello(),
    doctor: () => findingsOf(() => Promise.resolve(parts.session)),
    pythons: () => pythonsOf(settings.value.python),
    changeSettings: (patch) => changeSettings(parts, patch),

    listPrograms: () => programs.list(),
    readProgram: ({ id }) => programs.read(id),
    writeProgram: (program) => programs.write(program),
    deleteProgram: ({ id }) => programs.delete(id),

    chooseFile: () => chooseFile(parts),
    recentFiles: () => files.recent(),
    readFile: ({ path }) => files.read(path),
    writeFile: (file) => files.write(file),

    startRun: (request) => runs.start(request),
    command: async ({ run, text }) => (await runs.get(run).run.command(text)) ?? null,
    type: ({ run, text, end }) => {
      const { run: running } = runs.get(run)
      if (!running.takesInput) throw takesNothing()
      if (text !== '') running.input(text)
      if (end) running.endInput()
    },
    terminate: ({ run, actor }) => runs.get(run).run.terminate(actor),
    kill: ({ run, actor }) => runs.get(run).run.kill(actor),
    stopRun: async ({ run }) => {
      await runs.get(run).run.stop()
    },

    listRuns: () => pastRuns.list(),
    readTrace: ({ id, from }) => pastRuns.read(id, from),
    deleteRun: ({ id }) => pastRuns.delete(id),
  }
}

/** All windows are told, even if it could not be written down: it holds until the end of the app. */
function changeSettings(
  { settings, settingsChanged }: HandlerParts,
  patch: z.output<typeof settingsPatchSchema>,
): AppSettings {
  const before = settings.value
  try {
    return settings.set(changed(before, patch))
  } finally {
    settingsChanged(settings.value, before)
  }
}

/** A trace is opened at once; it is no file to be edited. */
async function chooseFile({ chooseFile: ask, files, open }: HandlerParts): Promise<OpenFile | null> {
  if (!ask) throw noDialog()
  const path = await ask()
  if (path === undefined) return null
  const target = await files.allow(path)
  if (target.kind === 'file') return files.read(target.path)
  await open(target)
  return null
}

/** A code of its own: the page may take the text of a file instead. */
const noDialog = () =>
  new ProblemError({
    code: 'no-dialog',
    text: {
      en: 'There is no dialog for files here. Start the app with the file: npm start -- file.ts',
      zh: '此处没有文件对话框。请在启动应用时给出文件：npm start -- file.ts',
    },
  })

const takesNothing = () =>
  refusal({
    en: 'This program takes nothing that is typed: only Python programs read their standard input here.',
    zh: '此程序不接受键盘输入：这里只有 Python 程序会读取标准输入。',
  })
