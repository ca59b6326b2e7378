/** Types of ensure.mjs, which is plain JavaScript because it runs before anything is installed. */
export function ensure(bundles?: readonly string[]): Promise<void>
export function ensureInstalled(): Promise<void>
export function ensureBuilt(bundles: readonly string[]): Promise<void>
export function npm(args: readonly string[], options?: { cwd?: string }): Promise<number | string>
