/**
 * A picture of the window on the stand: `node tests/renderer/shot.mjs --lab deadlock --theme dark --lang zh
 * --size 1280x800 out.png`; `--help` lists the options.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { PORT, serve, TRACES } from './stand.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lab: { type: 'string' },
    trace: { type: 'string' },
    panel: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    lang: { type: 'string', default: 'en' },
    size: { type: 'string', default: '1280x800' },
    scale: { type: 'string' },
    program: { type: 'string' },
    at: { type: 'string' },
    live: { type: 'boolean' },
    rhythm: { type: 'string' },
    tour: { type: 'boolean' },
    do: { type: 'string' },
    wait: { type: 'string', default: '400' },
    help: { type: 'boolean' },
  },
})
const [out = 'shot.png'] = positionals
if (values.help) {
  console.log(
    '--lab id | --trace file   --panel id   --theme light|dark|contrast   --lang en|zh   --size 1280x800   --scale 1.5\n' +
      '--program python   --at seconds   --live (without its end)   --rhythm 1 (events come as they happened)   --tour\n' +
      '--do "await page.keyboard.press(\'F1\')"   --wait 400 (milliseconds before the picture)   out.png',
  )
  process.exit(0)
}

const running = await fetch(`http://127.0.0.1:${PORT}/dev.html`).then(
  () => true,
  () => false,
)
const port = running ? PORT : PORT + 1 + Math.floor(Math.random() * 500)
const server = running ? undefined : await serve(port)
const [width, height] = values.size.split('x').map(Number)
const said = new Set()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
try {
  const page = await browser.newPage({ viewport: { width, height } })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) say(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => say(`page error: ${error.message}`))
  await page.goto(`http://127.0.0.1:${port}/dev.html?${query()}`)
  await page.waitForSelector('html[data-ready]', { timeout: 20_000, state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(Number(values.wait))
  if (values.do) await new Function('page', `return (async () => { ${values.do} })()`)(page)
  if (values.do) await page.waitForTimeout(300)
  await page.screenshot({ path: out })
  console.log(out)
} finally {
  await browser.close()
  await server?.close()
}

/** Once each, shortened: a broken module says the same many times. */
function say(text) {
  const short = text.slice(0, 600)
  if (!said.has(short)) console.log(short)
  said.add(short)
}

function query() {
  const { theme, lang, lab, panel, scale, program, at, rhythm } = values
  const asked = { theme, lang, lab, panel, scale, program, at, rhythm, trace: trace() }
  for (const flag of ['live', 'tour']) if (values[flag]) asked[flag] = ''
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== undefined))
}

function trace() {
  const file = values.trace ?? (values.lab && join(TRACES, `${values.lab}.ndjson`))
  if (file && values.trace === undefined && !existsSync(file)) {
    mkdirSync(TRACES, { recursive: true })
    execFileSync('npm', ['run', '-s', 'lab', '--', 'run', values.lab, '--speed', '10', '--trace', file], {
      stdio: 'ignore',
      timeout: 90_000,
    }).toString()
  }
  return file && `/trace?file=${encodeURIComponent(file)}`
}
