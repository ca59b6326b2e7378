/** The exceptions of the library, named as in Python. */
export {
  AssertionError,
  AttributeError,
  BrokenBarrierError,
  Empty,
  EOFError,
  Full,
  OSError,
  RuntimeError,
  ShutDown,
  SystemExit,
  TimeoutError,
  ValueError,
} from '../errors.ts'
export { MemoryError } from '../memory/region.ts'
