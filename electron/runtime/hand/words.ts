/** A command's words: `put q {"a": 1}` → put, q, and the rest as values. */
export class CommandError extends Error {}

/** Splits at blanks, but not inside quotes, brackets or braces. */
export function splitWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  let depth = 0
  let quote = ''
  for (const letter of text) {
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if ('[{('.includes(letter)) depth++
    else if (')}]'.includes(letter)) depth--
    if (/\s/.test(letter) && !quote && depth <= 0) {
      if (word) words.push(word)
      word = ''
    } else word += letter
  }
  if (quote || depth > 0)
    throw new CommandError(`"${text}" ends inside a ${quote ? 'text' : 'list'}: close it`)
  return word ? [...words, word] : words
}

/** JSON, a text in single quotes, Python's True/False/None, or just the word itself. */
export function valueOf(word: string): unknown {
  if (word === 'True') return true
  if (word === 'False') return false
  if (word === 'None') return null
  if (/^'.*'$/.test(word)) return word.slice(1, -1)
  try {
    return JSON.parse(word) as unknown
  } catch {
    return word
  }
}

/** A number of seconds, or undefined if the word is missing. */
export function secondsOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  const seconds = Number(word)
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new CommandError(`a timeout is a number of seconds, not "${word}"`)
  return seconds
}
