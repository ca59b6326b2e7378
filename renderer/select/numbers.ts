/** A list of whole numbers that only grows, in four bytes each: a million lines must not cost a million objects. */
export class Numbers {
  #items = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  at(index: number): number {
    return this.#items[index]!
  }

  set(index: number, value: number): void {
    this.#items[index] = value
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Uint32Array(2 * this.#length)
      larger.set(this.#items)
      this.#items = larger
    }
    this.#items[this.#length++] = value
  }

  clear(): void {
    this.#length = 0
  }

  /** How many are below `limit`, where they rise. */
  below(limit: number): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#items[middle]! < limit) low = middle + 1
      else high = middle
    }
    return low
  }
}
