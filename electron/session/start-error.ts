/** The run could not be started: what the machine refused, for the shells, which know nothing of the supervisor. */
export { StartError } from '../supervisor/sentences.ts'
