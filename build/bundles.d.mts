/** Types of bundles.mjs, which is plain JavaScript because it runs before anything is installed. */
export interface Bundle {
  readonly file: string
  readonly entry: string
  readonly format: 'cjs' | 'es' | 'folder' | 'page'
  readonly folder?: string
  readonly watch?: string
}
export const ROOT: string
export const OUT: string
export const DESKTOP: string
export const MANIFEST: string
export const RECIPE: readonly string[]
export const BUNDLES: readonly Bundle[]
export const LAB_ALIAS: { find: RegExp; replacement: string }[]
export function pathOf(bundle: Pick<Bundle, 'file' | 'folder'>): string
export function staleBundles(): string[]
export function stampOf(path: string): { size: number; time: number; hash: string }
