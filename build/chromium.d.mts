/** Types of chromium.mjs. */
export function ensureChromium(): Promise<{ path: string; reason?: never } | { path?: never; reason: string }>
/** undefined: there is none here. */
export function findChromium(): string | undefined
