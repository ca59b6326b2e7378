/** The session as the terminal uses it: where its folders lie, and its errors as sentences with an exit code. */
import { open, rm } from 'node:fs/promises'
import { openSession } from '../session/session.ts'
import { ProgramError } from '../session/compile/program-error.ts'
import { SettingError } from '../session/parameters.ts'
import { PythonError } from '../session/python/python-error.ts'
import type { Engine, LabRun, StartRequest } from './engine.ts'
import { engineFolder, stateFolder } from '../session/folders.ts'
import type { Context } from './context.ts'
import { UsageError } from './usage-error.ts'

export async function openEngine({ say, language }: Context): Promise<Engine> {
  const session = await openSession({ engineFolder: engineFolder(), stateFolder: stateFolder() })
  // A signal that nobody handles still ends every process of ours.
  const atExit = () => session.closeNow()
  process.on('exit', atExit)
  return {
    session,
    async start(request: StartRequest): Promise<LabRun> {
      if (request.trace !== undefined) await checkWritable(request.trace, say)
      try {
        const program = await session.open(request.target)
        return await session.run(program, {
          settings: request.settings,
          speed: request.speed,
          seconds: request.seconds,
          seed: request.seed,
          processes: request.processes,
          drive: request.drive,
          ...(request.python && { python: request.python }),
          onDeadlock: request.keepGoing ? 'keep-going' : 'end',
          record: request.trace === undefined ? 'discard' : { to: request.trace },
        })
      } catch (error) {
        if (error instanceof ProgramError) throw new UsageError(error.whole[language])
        if (error instanceof SettingError || error instanceof PythonError)
          throw new UsageError(error.text[language])
        throw error
      }
    },
    async close() {
      await session.close()
      process.off('exit', atExit)
    },
  }
}

/** Better told before the run than after it; nothing is left there if there is no run then. */
async function checkWritable(path: string, say: Context['say']): Promise<void> {
  try {
    const fresh = await open(path, 'ax').catch(() => undefined)
    await (fresh ?? (await open(path, 'a'))).close()
    if (fresh) await rm(path)
  } catch (error) {
    throw new UsageError(say.run.traceFailed(path, error instanceof Error ? error.message : String(error)))
  }
}
