/** The system's dialog for a file, by what each desktop has for scripts: a page alone is never told a file's path. */
import { execFile } from 'node:child_process'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { isProgram, placesOf } from './on-path.ts'

export type FileDialog = () => Promise<string | undefined>

const PATTERNS = ['ts', 'mts', 'js', 'mjs', 'py', 'labtrace', 'ndjson'].map((ending) => `*.${ending}`)
const WINDOWS = [
  'Add-Type -AssemblyName System.Windows.Forms',
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$dialog = New-Object System.Windows.Forms.OpenFileDialog',
  `$dialog.Filter = 'Concurrency Lab|${PATTERNS.join(';')}'`,
  // In front of the browser, which is another program's window.
  "if ($dialog.ShowDialog((New-Object System.Windows.Forms.Form -Property @{ TopMost = $true })) -eq 'OK') { $dialog.FileName }",
].join('; ')

/** undefined: there is none here. An open dialog is closed by `signal`. */
export function fileDialog(
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): FileDialog | undefined {
  const [program, ...args] = commandFor(env, platform) ?? []
  return program === undefined ? undefined : () => ask(program, args, signal)
}

function commandFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] | undefined {
  switch (platform) {
    case 'win32':
      return ['powershell.exe', '-NoProfile', '-STA', '-Command', WINDOWS]
    case 'darwin':
      return ['/usr/bin/osascript', '-e', 'POSIX path of (choose file)']
    default: {
      const found = placesOf(['zenity', 'kdialog'], env).find(isProgram)
      if (found === undefined) return undefined
      return basename(found) === 'zenity'
        ? [
            found,
            '--file-selection',
            `--filename=${join(homedir(), '/')}`,
            `--file-filter=${PATTERNS.join(' ')}`,
          ]
        : [found, '--getopenfilename', homedir(), PATTERNS.join(' ')]
    }
  }
}

/** Whatever it ends with but a path is a no. */
function ask(program: string, args: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { signal, encoding: 'utf8' }, (error, text) => {
      const path = text.replace(/\r?\n$/, '')
      resolve(error || path === '' ? undefined : path)
    })
  })
}
