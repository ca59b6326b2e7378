/** `doctor`: what works on this machine and what not, as a list. */
import type { Finding } from '../session/doctor/findings.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

/** Exit code 1 if anything is bad. */
export async function doctor(
  context: Context,
  { json }: { json: boolean },
  find: () => Promise<readonly Finding[]>,
): Promise<number> {
  const { screen, language } = context
  const findings = await find()
  const bad = findings.filter((finding) => finding.state === 'bad').length
  if (json) {
    const plain = findings.map(({ name, text, advice, ...rest }) => ({
      ...rest,
      name: name[language],
      text: text[language],
      ...(advice && { advice: advice[language] }),
    }))
    await screen.out(`${JSON.stringify({ ok: bad === 0, findings: plain }, null, 2)}\n`)
  } else await screen.out(textOf(findings, bad, context))
  return bad === 0 ? EXIT.finished : EXIT.failed
}

function textOf(findings: readonly Finding[], bad: number, { say, screen, language }: Context): string {
  const marks = {
    good: screen.style('green', '✓'),
    missing: screen.style('yellow', '–'),
    bad: screen.style('red', '✗'),
  }
  const labels = findings.map(({ name }) => name[language])
  const width = Math.max(...labels.map(columns))
  const lines = findings.flatMap(({ state, text, advice }, index) => {
    const label = labels[index]! + ' '.repeat(width - columns(labels[index]!))
    const line = `${marks[state]} ${label}  ${text[language]}`
    return advice ? [line, `  ${' '.repeat(width)}  → ${advice[language]}`] : [line]
  })
  const summary = bad === 0 ? say.doctor.summaryGood : say.doctor.summaryBad(bad)
  return `${screen.style('bold', say.doctor.title)}\n\n${lines.join('\n')}\n\n${summary}\n`
}

/** Columns a text takes: a Chinese character takes two. */
function columns(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[⺀-鿿豈-﫿＀-｠]/u.test(char) ? 2 : 1), 0)
}
