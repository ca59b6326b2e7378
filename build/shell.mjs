/** The browser shell as a script drives it: with a state folder of its own, no window, the address from its stdout. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @param options `shell`: the bundle; `command`: what starts it instead of Node itself; `open`: a lab's id or a file; `settings`: what the user had chosen before; `state`: a folder that outlives the shell */
export async function startShell({ shell, command, open, settings, state }) {
  const folder = state ?? (await mkdtemp(join(tmpdir(), 'lab-shell-')))
  await mkdir(folder, { recursive: true })
  if (settings) await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
  const [program, ...args] = command ?? [process.execPath, shell]
  // npm and a shell may stand between it and us: they are ended as a group.
  const detached = command !== undefined && process.platform !== 'win32'
  const child = spawn(program, [...args, '--no-open', ...(open === undefined ? [] : [open])], {
    env: { ...process.env, LAB_STATE_FOLDER: folder, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  })
  const end = () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    if (detached) process.kill(-child.pid, 'SIGTERM')
    else child.kill('SIGTERM')
  }
  // Whoever is stopped in the middle takes it along; it then ends its own processes.
  const atExit = () => {
    end()
    if (state === undefined) rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', atExit)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  child.stderr.on('data', (piece) => (said += piece))

  async function close() {
    end()
    await exited
    process.off('exit', atExit)
    if (state === undefined) await rm(folder, { recursive: true, force: true })
  }

  const address = await addressOf(child)
  if (address !== undefined) return { address, state: folder, close }
  await close()
  throw new Error(`The shell ended before it told its address: ${said.trim()}`)
}

async function addressOf(child) {
  let text = ''
  for await (const piece of child.stdout) {
    text += piece
    const address = /http:\/\/\S+(?=\s)/.exec(text)?.[0]
    if (address) return address
  }
  return undefined
}
