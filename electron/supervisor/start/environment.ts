/** The environment of an actor: what a program needs to run at all, and nothing that lets it reach beyond the lab. */
const KEPT = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'TMP',
  'TEMP',
  'TZ',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'SystemRoot',
  'SystemDrive',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  // Ours: behaves as if the machine had no shared memory.
  'LAB_NO_SHARED_MEMORY',
]

export function environment(
  from: NodeJS.ProcessEnv = process.env,
  underElectron: boolean = process.versions['electron'] !== undefined,
): Record<string, string> {
  // Windows does not tell upper from lower case in names; process.env answers to both, a plain object does not.
  const kept = new Set(KEPT.map((name) => name.toUpperCase()))
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && kept.has(name.toUpperCase())) env[name] = value
  }
  if (underElectron) env['ELECTRON_RUN_AS_NODE'] = '1'
  return env
}
