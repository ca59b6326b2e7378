import type { Lab, Text } from '../lab.ts'
import { bar, found, numbers, runsToItsEnd } from '../expect.ts'
import type { RunReport } from '../../trace/report.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const GROUPS = ['I/O-bound', 'CPU-bound']
const WAYS = ['sequential', 'threads', 'processes']
/** On a quiet machine processes take little more than half the time; one that is busy with something else has no core to spare. */
const BUSY = 1.3
/** Two cores would bring it to 0.5; the same work measured twice on a busy machine differs by less than this. */
const GAIN = 0.7
const seconds: Text = { en: 's', zh: '秒' }
/** What the program says a group of jobs took, done in one of the ways; NaN if it does not say. */
const took = (report: RunReport, group: string, way: string) =>
  numbers(report, new RegExp(`^${group}, ${way}: ([\\d.]+) s$`))[0] ?? NaN

const lab: Lab = {
  id: 'gil',
  topic: 'threads',
  title: { en: 'Threads or processes?', zh: '用线程还是用进程？' },
  summary: {
    en: 'The same jobs one after the other, on threads and on processes, timed here and now.',
    zh: '同样的任务，分别顺序执行、用线程执行、用进程执行，当场计时比较。',
  },
  about: {
    en: 'Two kinds of job: one only waits (I/O-bound), the other only computes (CPU-bound). Each is done four times one after the other, then by four threads, then by four processes. The six times are measured on this machine, and starting the threads and processes is part of them. Times are real seconds, whatever the speed.',
    zh: '有两类任务：一类只等待（I/O 密集型），一类只计算（CPU 密集型）。每类都先顺序做四次，再用四个线程做，最后用四个进程做。六个时间都在这台机器上实测，包含启动线程和进程的开销；不论运行速度设为多少，显示的都是真实的秒数。',
  },
  tasks: [
    {
      en: 'Draw the six bars on paper first. Then run it.',
      zh: '先在纸上画出你预测的六根柱子，再运行程序。',
    },
    {
      en: 'Run it in TypeScript and in Python. Which of the six bars differs most, and why?',
      zh: '分别用 TypeScript 和 Python 运行。六根柱子中哪一根差别最大？为什么？',
    },
    {
      en: 'Set `jobs` to the number of cores, then to four times as many. Where does the gain end for computing, and where for waiting?',
      zh: '把 `jobs` 设为核数，再设为核数的四倍。对计算而言，收益到哪里为止？对等待而言呢？',
    },
    {
      en: 'Set `rounds` to 100,000. Why do processes lose now?',
      zh: '把 `rounds` 设为 100,000。现在进程为什么反而慢了？',
    },
  ],
  observe: [
    {
      en: 'I/O-bound: threads bring the time down to about that of one job. So do processes, but starting them costs more.',
      zh: 'I/O 密集型：用线程时，总时间降到大约一个任务的时间；用进程也可以，但启动代价更大。',
    },
    {
      en: 'CPU-bound: processes gain, up to the number of cores.',
      zh: 'CPU 密集型：用进程有收益，最多到核数倍为止。',
    },
    {
      en: 'CPU-bound on threads: JavaScript’s worker threads gain like processes; CPython’s threads gain nothing.',
      zh: '用线程做 CPU 密集型任务：JavaScript 的 worker 线程与进程一样有收益；CPython 的线程则毫无收益。',
    },
  ],
  why: {
    en: 'Waiting needs no core, so any number of waits can overlap. Computing needs a core each, so no more can run at once than there are cores. CPython adds a rule of its own: one lock around the interpreter, the GIL. A thread holds it while it executes Python code and lets go of it only to wait, so threads overlap their waits but never their computing. Processes have an interpreter and a GIL each. A JavaScript worker thread has an engine of its own, and so no such lock; the price is that it shares nothing unless you declare it. Hence the rule: threads (or coroutines) for waiting, processes for computing.',
    zh: '等待不占用核，所以任意多个等待都可以重叠；计算各需要一个核，所以同时运行的不会多于核数。CPython 还有一条自己的规则：整个解释器外面有一把锁，即 GIL（全局解释器锁）。线程执行 Python 代码时必须持有它，只有在等待时才放开，所以线程之间等待可以重叠，计算却不能。每个进程有各自的解释器和各自的 GIL。JavaScript 的 worker 线程各有独立的引擎，没有这样一把锁，代价是不声明就什么也不共享。由此得出规则：等待用线程（或协程），计算用进程。',
  },
  parameters: [
    {
      name: 'jobs',
      kind: 'integer',
      default: 4,
      min: 1,
      max: 16,
      label: { en: 'Jobs of each kind', zh: '每类任务的个数' },
    },
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: seconds,
      label: { en: 'An I/O-bound job waits', zh: '一个 I/O 密集型任务等待' },
    },
    {
      name: 'rounds',
      kind: 'integer',
      default: 20_000_000,
      min: 1000,
      max: 1_000_000_000,
      label: { en: 'Rounds of a CPU-bound job', zh: '一个 CPU 密集型任务的计算轮数' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'six-bars',
      text: {
        en: 'Six times are measured: two kinds of job, three ways.',
        zh: '测得六个时间：两类任务，三种方式。',
      },
      holds: (report) => GROUPS.every((group) => WAYS.every((way) => took(report, group, way) > 0)),
    },
    {
      id: 'charted',
      languages: ['typescript'],
      text: { en: 'They are the bars of the chart.', zh: '图表中的柱子就是这些时间。' },
      holds: (report) =>
        GROUPS.every((group) =>
          WAYS.every((way) => Math.abs(bar(report, group, way) - took(report, group, way)) < 0.001),
        ) && report.measured.every((one) => one.unit === 's'),
    },
    {
      id: 'waiting-gains',
      text: { en: 'Waiting gains from threads.', zh: '等待型任务用线程有收益。' },
      holds: (report, settings) =>
        settings.jobs !== 4 ||
        settings.sleep !== 1 ||
        took(report, 'I/O-bound', 'threads') < 0.8 * took(report, 'I/O-bound', 'sequential'),
    },
    {
      id: 'computing-gains',
      text: {
        en: 'Computing on processes is faster where cores are free, and at least never much slower.',
        zh: '有空闲的核时，用进程做计算更快，至少不会慢很多。',
      },
      holds: (report, settings) => {
        const cores = numbers(report, /^\d+ jobs on (\d+) cores$/)[0] ?? NaN
        if (cores === 1 || settings.jobs !== 4 || settings.rounds !== 20_000_000) return cores >= 1
        return took(report, 'CPU-bound', 'processes') < BUSY * took(report, 'CPU-bound', 'sequential')
      },
    },
    {
      id: 'computing-on-threads',
      languages: ['typescript'],
      text: {
        en: 'Computing on threads is at least not much slower than one after the other.',
        zh: '用线程做计算至少不会比顺序执行慢很多。',
      },
      holds: (report, settings) =>
        settings.rounds !== 20_000_000 ||
        took(report, 'CPU-bound', 'threads') < 1.5 * took(report, 'CPU-bound', 'sequential'),
    },
    {
      id: 'no-gain-under-the-lock',
      languages: ['python'],
      text: {
        en: 'Where the interpreter has its one lock, computing gains nothing from threads.',
        zh: '只要解释器有那把全局锁，用线程做计算就毫无收益。',
      },
      holds: (report, settings) =>
        found(report, /^one lock around the interpreter: True$/).length === 0 ||
        settings.rounds !== 20_000_000 ||
        took(report, 'CPU-bound', 'threads') > GAIN * took(report, 'CPU-bound', 'sequential'),
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The program also says whether its interpreter has the one lock (only a free-threaded build, from 3.13 on, can do without), and it does a fifth of the rounds, because an interpreter needs several times as long for each. Measured on two cores in 3.8, 3.11 and 3.13: four jobs that compute took 0.8 to 1.4 times as long on threads as one after the other, and 0.4 to 0.8 times as long on processes. Threads gain next to nothing and often lose, since they pass the lock to and fro; processes gain what there is to gain. JavaScript’s worker threads have no such lock and gain as processes do.',
      zh: '程序还会报告解释器是否有那把全局锁（只有 3.13 起的自由线程版本才可以没有）；它只做五分之一的轮数，因为解释执行的每一轮要慢好几倍。在两个核上用 3.8、3.11、3.13 实测：四个计算任务用线程的耗时是顺序执行的 0.8 到 1.4 倍，用进程是 0.4 到 0.8 倍。线程几乎没有收益，往往更慢，因为它们要把锁传来传去；进程则得到了应有的收益。JavaScript 的 worker 线程没有这样一把锁，收益与进程相同。',
    },
    measures: [
      {
        line: /^(I\/O-bound|CPU-bound), (sequential|threads|processes): ([\d.]+) s$/,
        bars: (group = '', label = '', took) => [{ group, label, value: Number(took), unit: 's' }],
      },
    ],
  },
}
export default lab
