/**
 * `npm test`, and all that .ci/run does: types, lint and format, build, tests on this Node, the engine's tests on Node 24,
 * the app in a real browser, import directions, paths in documents, and that nothing was left behind. Every step is made even when an earlier one
 * failed, except that nothing can be tested that does not build. The last line is `N passed, N failed, N skipped`:
 * tests of all runs added up, and one failure for each other step that failed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './bundles.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled } from './ensure.mjs'
import { endMarked, leaks, snapshot } from './leaks.mjs'
import { findNode24 } from './node24.mjs'

const MINUTE = 60_000
const bin = (path) => join(ROOT, 'node_modules', ...path.split('/'))
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []

await ensureInstalled()
const chromium = await ensureChromium()
const before = snapshot()
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'clt-'))
const results = join(ROOT, '.cache', 'results')
mkdirSync(results, { recursive: true })
const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))

await Promise.all([
  step('types', [bin('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'tsconfig.json'], { minutes: 10 }),
  step('lint', [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'], { minutes: 10 }),
])
await step('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'], { minutes: 5 })
await step('imports', ['build/check-imports.mjs'], { minutes: 1 })
await step('documents', ['build/check-docs.mjs'], { minutes: 1 })
const built = await step('build', ['build/engine.mjs'], { minutes: 10 })

if (built) {
  await vitest('tests', process.execPath, [], 30)
  const { node, reason } = await findNode24()
  if (node) await vitest('engine tests on Node 24', node, ['--project', 'engine'], 20)
  else skip('engine tests on Node 24', reason)
  if (chromium.path) await playwright('browser tests', 'playwright.config.ts')
  else skip('browser tests', chromium.reason)
  await playwright('desktop tests', 'tests/electron/playwright.config.ts')
} else {
  skip('tests', 'the build failed')
}

const left = await leaks(before, { folder })
endMarked(before, folder)
rmSync(folder, { recursive: true, force: true })
if (left.length === 0) report('nothing left behind', true)
else fail('nothing left behind', left.join('\n'))

console.log('')
for (const failure of failures) console.log(`failed: ${failure}`)
if (total.passed === 0 && total.failed === 0) {
  console.log('No test was run.')
  process.exitCode = 1
}
if (failures.length > 0) process.exitCode = 1
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)

/** Runs a script of node; prints what it printed only if it failed. */
async function step(name, args, { minutes }) {
  const began = performance.now()
  const { code, text } = await run(process.execPath, args, { minutes, capture: true })
  if (code === 0) report(name, true, '', began)
  else fail(name, text.trim(), began)
  return code === 0
}

async function vitest(name, node, args, minutes) {
  const began = performance.now()
  const file = join(results, `${name.replaceAll(' ', '-')}.json`)
  rmSync(file, { force: true })
  console.log(`\n${name}:`)
  const { code } = await run(
    node,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { minutes, capture: false },
  )
  let counted = { passed: 0, failed: 0, skipped: 0 }
  try {
    counted = countOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // It ended before it could write any result; the exit code says so.
  }
  count(name, code, counted, began)
}

/** Playwright says itself what it skipped and why (the desktop's tests, where there is no Electron binary). */
async function playwright(name, config) {
  const began = performance.now()
  const file = join(results, `${name.replaceAll(' ', '-')}.json`)
  rmSync(file, { force: true })
  console.log(`\n${name}:`)
  const { code } = await run(
    process.execPath,
    [bin('@playwright/test/cli.js'), 'test', '-c', config, '--reporter=list,json'],
    {
      minutes: 20,
      capture: false,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(chromium.path && { LAB_CHROMIUM: chromium.path }) },
    },
  )
  let counted = { passed: 0, failed: 0, skipped: 0 }
  try {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats
    counted = { passed: expected, failed: unexpected + flaky, skipped }
  } catch {
    // It ended before it could write any result; the exit code says so.
  }
  count(name, code, counted, began)
}

/** Adds up; a run that failed without a failing test (an unhandled error, a time limit) is a failure of its own. */
function count(name, code, counted, began) {
  for (const key of Object.keys(total)) total[key] += counted[key]
  if (code === 0 || counted.failed > 0) report(name, code === 0, '', began)
  else fail(name, `it ended with ${code}`, began)
}

/** A file that could not be loaded has no tests and counts as one failure. */
function countOf(json) {
  const broken = json.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  ).length
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + broken,
    skipped: json.numPendingTests + json.numTodoTests,
  }
}

function run(command, args, { minutes, capture, env: more = {} }) {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      ...more,
      TMPDIR: folder,
      TMP: folder,
      TEMP: folder,
      CI: process.env.CI ?? '1',
    }
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    })
    let text = ''
    child.stdout?.on('data', (data) => (text += data))
    child.stderr?.on('data', (data) => (text += data))
    running.add(child)
    const timer = setTimeout(() => {
      console.log(`No end after ${minutes} minutes: ended.`)
      child.kill('SIGKILL')
    }, minutes * MINUTE)
    const settle = (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, text })
    }
    child.on('error', (error) => settle(error.message))
    child.on('close', (code, signal) => settle(code ?? signal))
  })
}

function report(name, ok, detail, began) {
  const seconds = began === undefined ? '' : ` (${((performance.now() - began) / 1000).toFixed(1)} s)`
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}${seconds}`)
  if (!ok) {
    failures.push(name)
    if (detail) console.log(detail)
  }
}

/** A failure that no test stands for, so it is added to the sum. */
function fail(name, detail, began) {
  total.failed += 1
  report(name, false, detail, began)
}

function skip(name, reason) {
  console.log(`skipped: ${name}, because ${reason}`)
}

function stop(signal) {
  for (const child of running) child.kill(signal)
  endMarked(before, folder)
  rmSync(folder, { recursive: true, force: true })
  process.exit(130)
}
