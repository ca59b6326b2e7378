/** What one run of a program or of its Python twin measured: numbers by their labels. */
export class Reading {
  readonly #numbers: ReadonlyMap<string, number>
  readonly #what: string

  /** @param what the program, for the sentence when something is missing */
  constructor(what: string, numbers: Iterable<readonly [string, number]>) {
    this.#what = what
    this.#numbers = new Map(numbers)
  }

  /** @throws if the run did not measure that */
  get(label: string): number {
    const value = this.#numbers.get(label)
    if (value === undefined || !Number.isFinite(value)) {
      throw new Error(
        `${this.#what} did not report "${label}", only: ${[...this.#numbers.keys()].join(', ') || 'nothing'}`,
      )
    }
    return value
  }

  /** All numbers whose label begins so, in the order in which they were reported. */
  all(beginning: string): number[] {
    const found = [...this.#numbers]
      .filter(([label]) => label.startsWith(beginning))
      .map(([, value]) => value)
    if (found.length === 0) this.get(`${beginning}…`)
    return found
  }

  /** From the first of several actors' beginnings to the last one's end; how well they overlapped does not matter. */
  span(): number {
    return Math.max(...this.all('ended ')) - Math.min(...this.all('began '))
  }

  /** A benchmark of something that goes wrong is worthless. @throws if the number is another one */
  expect(label: string, value: number): this {
    const found = this.get(label)
    if (found !== value) throw new Error(`${this.#what}: "${label}" should be ${value} and is ${found}`)
    return this
  }
}
