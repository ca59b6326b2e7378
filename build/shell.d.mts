/** Types of shell.mjs. */
export interface ShellOptions {
  readonly shell?: string
  readonly command?: readonly string[]
  readonly open?: string
  readonly settings?: object
  readonly state?: string
}
export interface StartedShell {
  /** Lets one browser in. */
  readonly address: string
  readonly state: string
  /** Ends it, and removes its state folder if it was its own. */
  close(): Promise<void>
}
export function startShell(options: ShellOptions): Promise<StartedShell>
