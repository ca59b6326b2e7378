/** The browser that the browser tests drive: the system's; on Debian, as root, it is installed if it is missing. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `path`, or the `reason` why there is none. LAB_CHROMIUM names another one. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return { path: found }
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall)
    return {
      reason: 'there is no Chromium or Chrome here (LAB_CHROMIUM=/path/to/it names one that is elsewhere)',
    }
  process.stderr.write('Installing Chromium (apt-get install chromium) …\n')
  await run('apt-get', ['update', '-qq'])
  const code = await run('apt-get', [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-noto-cjk',
  ])
  const path = findChromium()
  return path ? { path } : { reason: `Chromium could not be installed: apt-get ended with ${code}` }
}

/** Only looks. */
export function findChromium() {
  const named = process.env.LAB_CHROMIUM
  return named ? named : PLACES.find((path) => existsSync(path))
}

function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], env })
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
}
