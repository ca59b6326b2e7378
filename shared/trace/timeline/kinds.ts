/** What a span can be. The first two kinds of each list are those whose share of a merged stretch is kept. */

/** A lane's life. Numbers, because a million of them lie in typed arrays. */
export const LIFE = { running: 0, waiting: 1, sleeping: 2, starting: 3 } as const
export type LifeKind = (typeof LIFE)[keyof typeof LIFE]

/** Below a lane's life: what it holds, and operations that were counted instead of written. */
export const BELOW = { holding: 0, counted: 1 } as const

/** Instants of one lane. */
export const MARK = { output: 0, timeout: 1, measured: 2, notice: 3 } as const

export const ARROW = { item: 0, start: 1, join: 2 } as const
export type ArrowKind = (typeof ARROW)[keyof typeof ARROW]
