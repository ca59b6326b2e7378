/** What a compiled module requires: the places of `require("…")` outside comments and texts. */
export interface Required {
  readonly specifier: string
  readonly line: number
}

/** Comments, texts and templates as wholes, so that nothing inside them is taken for code. */
const PIECES =
  /\/\/[^\n]*|\/\*[^]*?\*\/|(?<![\w$.])require\(\s*(?:'(?<single>[^'\n]*)'|"(?<double>[^"\n]*)")\s*\)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/g

export function requiredBy(code: string): Required[] {
  const found: Required[] = []
  let line = 1
  let counted = 0
  for (const match of code.matchAll(PIECES)) {
    const specifier = match.groups?.['single'] ?? match.groups?.['double']
    if (specifier === undefined) continue
    for (let at = code.indexOf('\n', counted); at >= 0 && at < match.index; at = code.indexOf('\n', at + 1))
      line++
    counted = match.index
    found.push({ specifier, line })
  }
  return found
}
