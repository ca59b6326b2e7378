/** A list that only grows and shares its past: appending costs nothing, and an older version stays what it was. */
export interface Log<T> {
  readonly length: number
  readonly last: T
  readonly before: Log<T> | undefined
}

/** The log with one more item. */
export function appended<T>(log: Log<T> | undefined, item: T): Log<T> {
  return { length: (log?.length ?? 0) + 1, last: item, before: log }
}

/** The last `most` items, oldest first. */
export function itemsOf<T>(log: Log<T> | undefined, most = Infinity): T[] {
  const items: T[] = []
  for (let at = log; at !== undefined && items.length < most; at = at.before) items.push(at.last)
  return items.reverse()
}
