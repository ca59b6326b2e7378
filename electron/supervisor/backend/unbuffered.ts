import { getDefaultHighWaterMark, setDefaultHighWaterMark } from 'node:stream'

/**
 * What `make` opens at once is read piece by piece, when it is asked for: what has not been asked for stays with the
 * system, and its writer blocks when that is full. (Otherwise Node reads ahead, and wakes for every single event.)
 */
export function unbuffered<T>(make: () => T): T {
  const usual = getDefaultHighWaterMark(false)
  setDefaultHighWaterMark(false, 1)
  try {
    return make()
  } finally {
    setDefaultHighWaterMark(false, usual)
  }
}
