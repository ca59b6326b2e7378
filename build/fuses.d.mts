export const FUSE_SENTINEL: string
export const DELIVERED: string
export function fusesOf(binary: Buffer): Record<string, boolean>
