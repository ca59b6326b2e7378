/** A name that none of the others has: `Deadlock`, `Deadlock 2`, `Deadlock 3`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const base = wanted.trim().slice(0, LONGEST)
  if (!taken.includes(base)) return base
  for (let number = 2; ; number++) {
    const name = `${base} ${number}`
    if (!taken.includes(name)) return name
  }
}

/** Leaves room for the number in the contract's 120. */
const LONGEST = 110
