import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import ts from 'typescript'
import { DECLARATIONS, writeDeclarations } from '../../build/declarations.mjs'
import { LAB_MODULES } from '../../electron/session/compile/lab-modules.ts'
import { labs } from '../../shared/labs/index.ts'

/** As strict as it gets, and nothing but the language and the generated file. */
const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  noEmit: true,
}

let declarations: string
beforeAll(async () => {
  await writeDeclarations()
  declarations = readFileSync(DECLARATIONS, 'utf8')
}, 60_000)

describe('the declaration file of the lab library', () => {
  test('type-checks every lab program by itself, with strict settings', () => {
    const programs = new Map(labs.map(({ id, program }) => [`/labs/${id}.ts`, program]))
    expect(faults(programOf(programs))).toEqual([])
  })

  test('finds the mistakes that a student makes', () => {
    const wrong = `import { Lock } from 'lab/threading'
const lock = new Lock('lock1')
lock.aquire()
document.title = lock.name
`
    expect(faults(programOf(new Map([['/wrong.ts', wrong]])))).toEqual([
      expect.stringMatching(
        /^\/wrong.ts:2: Type '"lock1"' has no properties in common with type 'NameOption'/,
      ),
      expect.stringMatching(/^\/wrong.ts:3: Property 'aquire' does not exist .* 'acquire'/),
      expect.stringMatching(/^\/wrong.ts:4: Cannot find name 'document'/),
    ])
  })

  test('declares exactly the modules that a program may import', () => {
    const names = [...declarations.matchAll(/^declare module '(.*)'/gm)].map(([, name]) => name)
    expect(new Set(names)).toEqual(LAB_MODULES)
  })

  test('explains every public name, member and option', () => {
    const program = programOf(new Map())
    const checker = program.getTypeChecker()
    const missing = checker.getAmbientModules().flatMap((module) =>
      checker.getExportsOfModule(module).flatMap((symbol) => {
        const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        const members = [...(target.members?.values() ?? [])].filter((member) => isNamed(member))
        return [target, ...members]
          .filter(
            (named) =>
              named.getDocumentationComment(checker).length + named.getJsDocTags(checker).length === 0,
          )
          .map((named) => `${module.name}: ${target.name}${named === target ? '' : `.${named.name}`}`)
      }),
    )
    expect(missing).toEqual([])
  })

  test('holds nothing of the engine', () => {
    expect(declarations).not.toMatch(
      /@internal|Base\b|ActorId|ResourceId|\bBuffer\b|NodeJS|#private|^\s*private (?!constructor\(\))/m,
    )
  })
})

/** Type parameters and what every object or error of the language has need no words. */
function isNamed(member: ts.Symbol): boolean {
  if (member.flags & ts.SymbolFlags.TypeParameter || member.name === 'toString') return false
  if (member.name === 'name')
    return !member.declarations?.some(({ parent }) => /extends Error/.test(parent.getText()))
  return !member.name.startsWith('__@')
}

function programOf(programs: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(STRICT)
  const textOf = (file: string) => (file === '/lab.d.ts' ? declarations : programs.get(file))
  const { getSourceFile } = host
  host.getSourceFile = (file, language, ...rest) => {
    const text = textOf(file)
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language)
  }
  host.fileExists = (file) => textOf(file) !== undefined
  return ts.createProgram(['/lab.d.ts', ...programs.keys()], STRICT, host)
}

function faults(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${file?.fileName ?? ''}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}
