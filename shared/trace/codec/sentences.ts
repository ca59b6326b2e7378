/** Every sentence the codec says. */
import { TRACE_VERSION } from '../events.ts'

export type TraceErrorCode = 'empty' | 'foreign' | 'newer'

/** A text that cannot be read as a trace at all; `message` is one sentence for the reader. */
export class TraceError extends Error {
  override readonly name = 'TraceError'
  readonly code: TraceErrorCode

  constructor(code: TraceErrorCode, version = 0) {
    super(sentences[code](version))
    this.code = code
  }
}

export const notJson = 'This line is not JSON: an event is one JSON object on one line.'
export const notAnObject = 'This line is not an event: expected a JSON object with a "type".'
export const tooLong = (most: number) => `This line is longer than ${most} characters and was not read.`
export const unknownType = (type: unknown) =>
  `There is no event of type ${JSON.stringify(type)} in version ${TRACE_VERSION} of the trace.`
export const badField = (type: string, path: string, message: string) =>
  `The ${type} event is malformed: ${path === '' ? '' : `${path}: `}${message}.`

const sentences: Record<TraceErrorCode, (version: number) => string> = {
  empty: () => 'The trace is empty: expected at least the line of the run event.',
  foreign: () =>
    'This is not a Concurrency Lab trace: its first line should be a run event, and is something else.',
  newer: (version) =>
    `The trace is of version ${version}, and this program reads up to version ${TRACE_VERSION}: update Concurrency Lab to open it.`,
}
