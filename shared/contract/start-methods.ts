/** How Python's `multiprocessing` makes processes (its documentation: "Contexts and start methods"). TypeScript programs only spawn. */
export const START_METHODS = ['fork', 'spawn', 'forkserver'] as const
export type StartMethod = (typeof START_METHODS)[number]

/** Windows has no fork. `platform` as in `process.platform`. */
export function startMethodsOn(platform: string): readonly StartMethod[] {
  return platform === 'win32' ? ['spawn'] : START_METHODS
}
