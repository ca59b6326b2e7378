/** The process that started this one, as `parent_process()` shows it. */
export interface Parent {
  readonly name: string
  readonly pid: number
}

let parent: Parent = { name: '', pid: process.ppid }

export function setParent(known: Parent): void {
  parent = known
}

export function parentOfProcess(): Parent {
  return parent
}
