/** One module of TypeScript or JavaScript to CommonJS, line by line the same, checked to be what V8 can run. */
import { compileFunction } from 'node:vm'
import { transform } from 'sucrase'
import { ProgramError } from './program-error.ts'

/** @throws ProgramError with the place and the line */
export function compileModule(file: string, source: string): string {
  const code = endBeforePatterns(source, toCommonJs(file, source))
  refuseNamespaces(file, source)
  check(file, source, code)
  return code
}

function toCommonJs(file: string, source: string): string {
  try {
    return transform(source, {
      transforms: file.endsWith('s') && /\.[cm]?js$/.test(file) ? ['imports'] : ['typescript', 'imports'],
      disableESTransforms: true,
      filePath: file,
    }).code
  } catch (cause) {
    const { message, loc } = cause as Error & { loc?: { line: number; column: number } }
    const detail = words(message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, ''))
    throw problemAt(file, source, loc?.line, loc?.column, 'syntax', detail, cause)
  }
}

/**
 * `export const [a, b] = …` becomes an assignment that starts with a bracket; behind a line without a semicolon it would
 * be read as that line's continuation.
 */
function endBeforePatterns(source: string, code: string): string {
  const lines = source.split('\n')
  const declares = (index: number) => /^\s*export\s+(const|let|var)\s*[[{]/.test(lines[index] ?? '')
  return code
    .split('\n')
    .map((line, index) => (declares(index) ? `;${line}` : line))
    .join('\n')
}

/** Sucrase drops a namespace without a word, and its values would simply be missing. */
function refuseNamespaces(file: string, source: string): void {
  const lines = source.split('\n')
  const index = lines.findIndex((line) => /^\s*(export\s+)?namespace\s+[\w.]+\s*\{/.test(line))
  if (index >= 0) throw problemAt(file, source, index + 1, undefined, 'namespace', '')
}

/** The parser above reads more than V8 does: names declared twice, await in the wrong place, … */
function check(file: string, source: string, code: string): void {
  try {
    compileFunction(code, ['exports', 'require', 'module'], { filename: file })
  } catch (cause) {
    const { message, stack = '' } = cause as Error
    const [place, text, caret] = stack.split('\n')
    const line = Number(place?.match(/:(\d+)$/)?.[1]) || undefined
    const marked = caret?.trim() ? text?.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1) : undefined
    const at = marked && line ? (source.split('\n')[line - 1]?.indexOf(marked) ?? -1) : -1
    const awaits = message.startsWith('await is only valid')
    throw problemAt(
      file,
      source,
      line,
      at < 0 ? undefined : at + 1,
      awaits ? 'top-level-await' : 'syntax',
      words(message),
      cause,
    )
  }
}

function problemAt(
  file: string,
  source: string,
  line: number | undefined,
  column: number | undefined,
  code: 'syntax' | 'top-level-await' | 'namespace',
  detail: string,
  cause?: unknown,
): ProgramError {
  const text = line === undefined ? undefined : source.split('\n')[line - 1]?.replace(/\r$/, '')
  return new ProgramError({ code, file, line, column, source: text, detail }, { cause })
}

/** The parsers' messages as part of a sentence. */
function words(message: string): string {
  const expected = message.match(/^Unexpected token, expected "(.*)"$/)?.[1]
  if (expected) return `"${expected}" was expected here`
  const known: Record<string, string> = {
    'Unexpected token': 'something else was expected here',
    'Unterminated string constant': 'this text has no closing quote',
    'Unterminated template': 'this template has no closing backtick',
    'Unterminated comment': 'this comment is never closed',
    'Invalid or unexpected token': 'something else was expected here',
  }
  return known[message] ?? message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')
}
