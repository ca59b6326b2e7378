export function ensureRenderer(): Promise<void>
