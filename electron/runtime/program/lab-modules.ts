/** The modules that a program can import. */
import * as lab from '../lab/index.ts'
import * as asyncio from '../lab/asyncio.ts'
import * as errors from '../lab/errors.ts'
import * as multiprocessing from '../lab/multiprocessing.ts'
import * as os from '../lab/os.ts'
import * as queue from '../lab/queue.ts'
import * as random from '../lab/random.ts'
import * as sys from '../lab/sys.ts'
import * as threading from '../lab/threading.ts'
import * as time from '../lab/time.ts'

export const labModules: Readonly<Record<string, object>> = {
  lab,
  'lab/asyncio': asyncio,
  'lab/errors': errors,
  'lab/multiprocessing': multiprocessing,
  'lab/os': os,
  'lab/queue': queue,
  'lab/random': random,
  'lab/sys': sys,
  'lab/threading': threading,
  'lab/time': time,
}
