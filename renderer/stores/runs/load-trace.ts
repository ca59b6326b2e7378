/** A whole trace, for what needs all of it at once: a comparison, an export. */
import { TraceDecoder, TraceError } from '../../../shared/trace/codec.ts'
import { RunHistory } from '../../../shared/trace/history.ts'
import { traceProblem } from '../opening.ts'
import { tracePieces, type TraceSource } from './trace-pieces.ts'

/** @throws ProblemError if it is no trace */
export async function loadTrace(read: TraceSource): Promise<RunHistory> {
  const history = new RunHistory()
  const decoder = new TraceDecoder({ header: true })
  try {
    for await (const { text } of tracePieces(read))
      for (const event of decoder.push(text)) history.append(event)
    for (const event of decoder.end()) history.append(event)
    if (history.length === 0) throw new TraceError('empty')
    return history
  } catch (thrown) {
    throw thrown instanceof TraceError ? traceProblem(thrown) : thrown
  }
}
