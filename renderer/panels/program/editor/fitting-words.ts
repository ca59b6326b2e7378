/** So much is said even where there is no room: one can scroll to it. */
const LEAST = 12
/** How wide a proportional, smaller letter is on average, in characters of the text. */
const LETTER = 0.72
const CHINESE = 1.6

/** The words, cut where the room ends; `room` in characters of the text. */
export function fittingWords(words: string, room: number): string {
  let width = 0
  for (let at = 0; at < words.length; at++) {
    width += words[at]! > '\u2e80' ? CHINESE : LETTER
    if (width > room && at >= LEAST) return `${words.slice(0, at - 1).trimEnd()}…`
  }
  return words
}
