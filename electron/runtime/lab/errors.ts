/** The exceptions of the library, named as in Python. */
export {
  AssertionError,
  BrokenBarrierError,
  Empty,
  EOFError,
  Full,
  OSError,
  RuntimeError,
  SystemExit,
  TimeoutError,
  ValueError,
} from '../errors.ts'
export { MemoryError } from '../memory/region.ts'
