/** The process that started this one, as `parent_process()` shows it. */
let name = ''

export function setParentName(parent: string): void {
  name = parent
}

export function parentPid(): { name: string; pid: number } {
  return { name, pid: process.ppid }
}
