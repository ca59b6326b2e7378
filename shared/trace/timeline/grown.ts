/** A typed array twice as long, with the same beginning. */
export function grown<T extends Float64Array | Int32Array | Uint8Array>(array: T): T {
  const Type = array.constructor as new (length: number) => T
  const next = new Type(array.length * 2)
  next.set(array)
  return next
}
