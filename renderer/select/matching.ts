/** What fits a search: every word of it is somewhere in the text; those where a word begins with it come first. */
export function matching<T>(items: readonly T[], search: string, textOf: (item: T) => string): T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...items]
  return items
    .map((item) => ({ item, text: textOf(item).toLowerCase() }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ item, text }) => ({ item, rank: words.filter((word) => begins(text, word)).length }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item)
}

function begins(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`)
}
