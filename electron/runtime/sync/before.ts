/** Python's `<` for what can be ordered: numbers, strings, booleans, bigints, and lists of them element by element. */
export function before(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.min(a.length, b.length)
    for (let i = 0; i < length; i++) {
      if (before(a[i], b[i])) return true
      if (before(b[i], a[i])) return false
    }
    return a.length < b.length
  }
  if ((isNumeric(a) && isNumeric(b)) || (typeof a === 'string' && typeof b === 'string')) return a < b
  throw new TypeError(
    `'<' not supported between ${kindOf(a)} and ${kindOf(b)}: a PriorityQueue needs items that can be ordered`,
  )
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
