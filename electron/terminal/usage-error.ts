/** The command can't be carried out as it was given; `message` is the sentence for stderr and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
