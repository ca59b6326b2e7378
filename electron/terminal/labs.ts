/** `labs`: the catalog, for people or as JSON. */
import type { Lab, Topic } from '../../shared/labs/lab.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

export async function listLabs(context: Context, { json }: { json: boolean }): Promise<number> {
  await context.screen.out(
    json ? `${JSON.stringify(context.labs.map(described), null, 2)}\n` : catalogText(context),
  )
  return EXIT.finished
}

/** The labs by topic, topics and labs in teaching order. */
export function byTopic(labs: readonly Lab[]): Lab[] {
  const topics = [...new Set(labs.map((lab) => lab.topic))]
  return topics.flatMap((topic) => labs.filter((lab) => lab.topic === topic))
}

/** The catalog by topic; with `numbered`, each lab's place in `byTopic` stands before it. */
export function catalogText({ labs, say, screen, language }: Context, numbered = false): string {
  if (labs.length === 0) return `${say.labs.none}\n`
  const width = Math.max(...labs.map((lab) => lab.id.length))
  const lines: string[] = []
  let topic: Topic | undefined
  for (const [index, lab] of byTopic(labs).entries()) {
    if (lab.topic !== topic) {
      lines.push('', screen.style('bold', say.topics[lab.topic]))
      topic = lab.topic
    }
    const number = numbered ? `${String(index + 1).padStart(3)} ` : '  '
    lines.push(`${number}${screen.style('cyan', lab.id.padEnd(width))}  ${lab.title[language]}`)
  }
  if (!numbered) lines.push('', screen.style('dim', say.labs.how))
  return `${lines.join('\n').trimStart()}\n`
}

/** All that JSON can carry of a lab. */
function described(lab: Lab) {
  const { expectations, ...rest } = lab
  return { ...rest, expectations: expectations.map(({ id, text }) => ({ id, text })) }
}
