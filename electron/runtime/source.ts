/** Where in the program's own source a call stands, and what a declaration calls its object. */
import type { Source } from '../../shared/trace/events.ts'

const files = new Map<string, string[]>()

/** The loader says which files are the program's. */
export function addSource(file: string, text: string): void {
  files.set(file, text.split('\n'))
}

/** The program's own frame is mostly among the first few; each one more costs a microsecond. */
const NEAR_FRAMES = 5
const FAR_FRAMES = 24

/** The innermost frame that lies in the program; undefined if there is none (a call out of the runtime itself). */
export function callSite(): Source | undefined {
  return programFrame(NEAR_FRAMES) ?? programFrame(FAR_FRAMES)
}

function programFrame(depth: number): Source | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.stackTraceLimit = depth
  Error.prepareStackTrace = asFrames
  const holder: { stack?: NodeJS.CallSite[] } = {}
  Error.captureStackTrace(holder, callSite)
  // Made by the function above at this first look at it.
  const frames = holder.stack ?? []
  Error.prepareStackTrace = prepareStackTrace
  Error.stackTraceLimit = stackTraceLimit
  for (const frame of frames) {
    const file = frame.getFileName()
    const line = frame.getLineNumber()
    if (file && line && files.has(file)) return { file, line }
  }
  return undefined
}

const asFrames = (_error: Error, frames: NodeJS.CallSite[]) => frames

/** `const lock1 = new Lock()` → `lock1`; undefined where the line is no such declaration. */
export function declaredName(source: Source | undefined): string | undefined {
  const line = source && files.get(source.file)?.[source.line - 1]
  if (!line) return undefined
  const match = DECLARATION.exec(line) ?? MEMBER.exec(line)
  return match?.[1]
}

const DECLARATION = /(?:const|let|var)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?::[^=]+)?=\s*new\b/u
const MEMBER =
  /(?:this\.|^\s*(?:(?:private|public|protected|readonly)\s+)*)#?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:[:=])\s*new\b/u

/** An error's text as the program's author should see it: the message, and only frames of the program's own files. */
export function programStack(error: unknown): string {
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`
  const head = `${error.name}: ${error.message}`
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && [...files.keys()].some((file) => line.includes(`${file}:`)))
  const cause = !(error.cause instanceof Error) ? '' : `\nCaused by ${programStack(error.cause)}`
  return [head, ...frames].join('\n') + cause
}
