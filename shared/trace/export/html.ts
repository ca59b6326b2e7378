/** HTML by template: whatever is put into it is text and is escaped, except markup made by a template itself. */
import { escaped } from '../picture/svg-pen.ts'

/** Text that is markup already. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Content = Markup | string | number | undefined | readonly Content[]

/** `` html`<td>${name}</td>` ``: lists are joined, nothing stays nothing. Attributes stand in double quotes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, at) => text + part + textOf(contents[at]), ''))
}

function textOf(content: Content): string {
  if (content === undefined) return ''
  if (content instanceof Markup) return content.text
  if (typeof content === 'object') return content.map(textOf).join('')
  return escaped(String(content)).replaceAll("'", '&#39;')
}
