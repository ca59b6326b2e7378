/** The public members of a class, with those of its internal base classes folded in. */

/**
 * @param bases `isPublic`: this base stays one; `classOf`: the declaration of another
 * @returns the base that stays, and the members: each with the type parameters of its class to be replaced
 */
export function membersOf(ts, node, bases) {
  const members = []
  const taken = new Set()
  let replace = new Map()
  for (let current = node; ;) {
    for (const member of current.members) {
      const key = keyOf(ts, member)
      if (key !== undefined && !taken.has(key)) members.push({ key, node: member, replace })
    }
    for (const { key } of members) taken.add(key)
    const base = current.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      ?.types[0]
    if (!base || bases.isPublic(base)) return { base, members: members.sort(byRank(ts)) }
    const next = bases.classOf(base)
    replace = new Map(
      (next.typeParameters ?? []).map((parameter, i) => [
        parameter.name.text,
        base.typeArguments[i].getText(),
      ]),
    )
    current = next
  }
}

/** What the member is found under; undefined if it is not for everybody. */
function keyOf(ts, member) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  if (ts.getCombinedModifierFlags(member) & hidden) return undefined
  if (ts.isConstructorDeclaration(member)) return isInternal(ts, member) ? undefined : 'constructor'
  const { name } = member
  if (isInternal(ts, member) || !name || ts.isPrivateIdentifier(name)) return undefined
  const text = name.getText()
  return text.startsWith('[') && !text.startsWith('[Symbol.') ? undefined : text
}

/** Its objects are made by the library alone. */
export function isMadeInside(ts, node) {
  const constructors = node.members.filter(ts.isConstructorDeclaration)
  return constructors.length > 0 && constructors.every((constructor) => isInternal(ts, constructor))
}

function isInternal(ts, node) {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')
}

/** The constructor, then properties, then methods; else as written. */
function byRank(ts) {
  const rank = ({ node }) => (ts.isConstructorDeclaration(node) ? 0 : ts.isMethodDeclaration(node) ? 2 : 1)
  return (a, b) => rank(a) - rank(b)
}
