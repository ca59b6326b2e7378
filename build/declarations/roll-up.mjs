/** Many declaration files to one text, with a `declare module` for each of the public ones. */
import { isMadeInside, membersOf } from './members.mjs'
import { programOf } from './program.mjs'

/**
 * @param ts the compiler
 * @param modules `{ name, file, comment }` of each module to declare; what several export is declared in the first
 * @param emitted declaration files by path
 */
export function rollUp(ts, modules, emitted) {
  const program = programOf(
    ts,
    modules.map(({ file }) => file),
    emitted,
  )
  const checker = program.getTypeChecker()
  const nameOf = new Map(modules.map(({ file, name }) => [file, name]))
  /** Public declaration -> the file of the module that declares it. */
  const homes = new Map()
  for (const { file } of modules)
    for (const symbol of exportsOf(file)) if (!homes.has(symbol)) homes.set(symbol, file)
  return modules.map(declareModule).join('\n')

  function declareModule({ name, file, comment }) {
    /** Names declared elsewhere, by that module's file. */
    const imported = new Map()
    const exported = new Map()
    /** Internal types that public ones speak of, as text by name. */
    const local = new Map()
    const parts = exportsOf(file).flatMap((symbol) => {
      const home = homes.get(symbol)
      if (home === file) return declare(symbol, 'export ')
      exported.set(symbol.name, home)
      return []
    })
    const clauses = (keyword, names) =>
      [...names].map(([what, home]) => `${keyword} { ${what} } from '${nameOf.get(home)}'`)
    return `${comment}
declare module '${name}' {
${[...clauses('import type', imported), ...clauses('export', exported), ...local.values(), ...parts].join('\n')}
export {}
}
`

    function declare({ declarations }, prefix) {
      const comment = commentOf(declarations[0])
      return declarations.map((node) =>
        ts.isClassDeclaration(node)
          ? `${commentOf(node)}\n${prefix}${classText(node)}`
          : `${commentOf(node) || comment}\n${prefix}${written(node)}`,
      )
    }

    function classText(node) {
      const { base, members } = membersOf(ts, node, { isPublic, classOf })
      const parameters = node.typeParameters?.map((parameter) => parameter.getText()).join(', ')
      const head = `${node.name.text}${parameters ? `<${parameters}>` : ''}${base ? ` extends ${written(base)}` : ''}`
      const body = members.map(({ node: member, replace }) => {
        const comment = ts.isConstructorDeclaration(member)
          ? constructorComment(node, member)
          : commentOf(member)
        return `${comment}\n${written(member, replace)}`
      })
      if (isMadeInside(ts, node)) body.unshift(`${commentOf(node)}\nprivate constructor()`)
      return `class ${head} {\n${body.join('\n')}\n}`
    }

    /** The node's text, with names as they are known in this module. */
    function written(node, replace = new Map()) {
      const start = node.getStart()
      const edits = []
      const visit = (child) => {
        if (ts.isIdentifier(child) && isReference(child.parent)) edits.push(child)
        ts.forEachChild(child, visit)
      }
      visit(node)
      let text = node.getText()
      for (const child of edits.reverse()) {
        const name = replace.get(child.text) ?? known(symbolOf(child), child.text)
        text = text.slice(0, child.getStart() - start) + name + text.slice(child.getEnd() - start)
      }
      return text.replace(/^(export |declare )+/, '')
    }

    /** What a type is called here; it is imported, or declared as an internal one, if need be. */
    function known(symbol, name) {
      if (isForeign(symbol) || symbol.flags & ts.SymbolFlags.TypeParameter) return name
      const home = homes.get(symbol)
      if (home === file) return name
      const made = home ? undefined : madeOf(symbol)
      if (made) return made
      if (home) imported.set(name, home)
      else if (!local.has(name)) {
        // Before its own text, which may speak of itself.
        local.set(name, '')
        local.set(name, declare(symbol, '').join('\n'))
      }
      return name
    }

    /** The public class of this module that is made of an internal one; undefined if none is. */
    function madeOf(internal) {
      const made = exportsOf(file).filter(({ declarations }) =>
        declarations.some(
          (node) => ts.isClassDeclaration(node) && symbolOf(baseOf(node)?.expression) === internal,
        ),
      )
      if (made.length > 1)
        throw new Error(
          `${name} speaks of the internal class ${internal.name}, of which several of its classes are made`,
        )
      return made[0]?.name
    }
  }

  function isReference(parent) {
    return ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent)
  }

  function exportsOf(file) {
    return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))).map(target)
  }
  function symbolOf(node) {
    const symbol = node && checker.getSymbolAtLocation(node)
    return symbol && target(symbol)
  }
  function target(symbol) {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  /** Of the language's own library, which is not among the files. */
  function isForeign(symbol) {
    return !symbol?.declarations
  }
  function isPublic(base) {
    const symbol = symbolOf(base.expression)
    return isForeign(symbol) || homes.has(symbol)
  }
  function classOf(base) {
    return symbolOf(base.expression).declarations.find(ts.isClassDeclaration)
  }
  function baseOf(node) {
    return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
  }
  /** What is shown at `new Lock(`: what the class is, and what the constructor's own comment adds. */
  function constructorComment(node, constructor) {
    const ofClass = commentOf(node)
    const own = commentOf(constructor)
    if (own === '' || ofClass === '') return own || ofClass
    return /^\/\*\*[\s*]*@/.test(own)
      ? ofClass.replace(/\s*\*\/$/, '\n * ') + own.replace(/^\/\*\*[\s*]*/, '')
      : own
  }
  function commentOf(node) {
    return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.getText() ?? ''
  }
}
