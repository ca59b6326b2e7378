/** What the engine and the app are meant to reach, by the name of the figure. */
import type { Bar } from './document.ts'

const timesAsFast = (least: number): Bar => ({ text: `≥ ${least}× CPython`, of: 'ratio', least })

export const BARS: Readonly<Record<string, Bar>> = {
  'lock-threads': timesAsFast(6),
  'lock-processes': timesAsFast(1.5),
  'queue-processes': timesAsFast(2),
  'queue-threads': timesAsFast(2),
  'pool/async': timesAsFast(1.5),
  'pool/apply': timesAsFast(3),
  'start/first': { text: '≤ 1.5× the time of CPython’s spawn', of: 'ratio', least: 1 / 1.5 },
  'start/joined': { text: '≤ 1.5× the time of CPython’s spawn', of: 'ratio', least: 1 / 1.5 },
  tracing: { text: '≤ 10 %', of: 'ours', most: 10 },
  'verdict/p99': { text: '≤ 100 ms', of: 'ours', most: 100 },
  'verdict/p99-stopwatch': { text: '≤ 100 ms', of: 'ours', most: 100 },
  'python-lock': { text: '≤ 3× plain Python', of: 'ratio', least: 1 / 3 },
  'python-lock/with': { text: '≤ 3× plain Python', of: 'ratio', least: 1 / 3 },
  'python-compute': { text: '≤ 2 % more than plain Python', of: 'ratio', least: 1 / 1.02 },
  'python-corpus': { text: '≤ 1.15× plain Python', of: 'ours', most: 1.15 },
  'app-frames/p95': { text: '≤ 20 ms', of: 'ours', most: 20 },
  'app-frames/longest-task': { text: '≤ 100 ms', of: 'ours', most: 100 },
  'app-delay/p95': { text: '≤ 100 ms', of: 'ours', most: 100 },
  'app-trace/frames-p95': { text: '≤ 20 ms', of: 'ours', most: 20 },
  'false-verdicts': { text: 'none', of: 'ours', most: 0 },
}
