/** Types of electron.mjs. */
export function electronPath(): string | undefined
export type WhyNot = 'offline' | 'slow' | 'failed' | 'failed-before'
export function fetchElectron(say: () => void): Promise<WhyNot | undefined>
