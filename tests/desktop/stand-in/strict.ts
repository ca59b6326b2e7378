/** A stand-in knows what the app uses of Electron and nothing else: whatever else is touched fails the test. */
export function strict<Real extends object>(name: string, known: object): Real {
  return new Proxy(known, {
    get(target, property, receiver) {
      if (property in target || typeof property === 'symbol' || PLAIN.has(property))
        return Reflect.get(target, property, receiver) as unknown
      throw new Error(`the stand-in for electron has no ${name}.${property}`)
    },
  }) as Real
}

/** Looked for by the language and the test runner themselves. */
const PLAIN = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', 'nodeType', 'tagName', 'default'])
