/** The table of children, as the service thread got it. */
let buffer: SharedArrayBuffer | undefined

export function keepChildrenBuffer(children: SharedArrayBuffer): void {
  buffer = children
}

export function childrenBuffer(): SharedArrayBuffer {
  if (!buffer) throw new Error('the service thread has not been given the table of children')
  return buffer
}
