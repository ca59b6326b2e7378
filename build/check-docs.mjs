/**
 * Every path named in a document exists: in backticks or as a link, in every *.md of the repository. A word counts as a
 * path if it begins with a folder or file of the project's root, or looks like one (a slash and an ending we use).
 * `out/…` and what else is made by building is left alone, and so are patterns (`tests/*`, `<lab>`, `…`).
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { ROOT as PROJECT } from './bundles.mjs'

/** Another tree can be named, for tests. */
const ROOT = process.argv[2] ?? PROJECT
const MADE = new Set(['out', 'dist', 'node_modules', 'coverage', '.cache', '.git'])
const ENDINGS = /\.(ts|mts|mjs|js|cjs|py|md|json|yml|yaml|html|css|vue|png|svg|gif)$/
const roots = new Set(readdirSync(ROOT))

const problems = documents().flatMap(check)
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function check(file) {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) =>
    block.replace(/[^\n]/g, ''),
  )
  return text.split('\n').flatMap((line, index) => {
    const quoted = [...line.matchAll(/`([^`]+)`/g)].map(([, word]) => word)
    const linked = [...line.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, word]) => word)
    return [
      ...quoted.filter(isPath).filter((word) => !exists(word, file)),
      ...linked.filter((word) => !/^[a-z]+:/.test(word)).filter((word) => !exists(word, file)),
    ].map((word) => `${file}:${index + 1}: ${word} does not exist`)
  })
}

function isPath(word) {
  if (!/^\.{0,2}[\w@./-]+$/.test(word) || word.startsWith('/')) return false
  const first = word.replace(/^\.\//, '').split('/')[0]
  if (MADE.has(first)) return false
  if (word.includes('/')) return roots.has(first) || word.startsWith('.') || ENDINGS.test(word)
  return roots.has(word) || word.endsWith('.md')
}

function exists(word, file) {
  const path = word.replace(/:\d+$/, '')
  return existsSync(join(ROOT, path)) || existsSync(join(ROOT, dirname(file), path))
}

function documents() {
  const found = []
  const walk = (folder) => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      if (MADE.has(entry.name)) continue
      const path = posix.join(folder.split(sep).join('/'), entry.name)
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.md')) found.push(path)
    }
  }
  walk('.')
  return found
}
