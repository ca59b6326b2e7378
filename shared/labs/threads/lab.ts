import type { Lab } from '../lab.ts'
import {
  allEqual,
  countsTo,
  found,
  named,
  numbers,
  overlap,
  runsToItsEnd,
  setting,
  threads,
} from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const DOWNLOAD = /^(t\d) downloads file (\d+): pid (\d+), thread id (\d+)$/
const BOTH = /^both took ([\d.]+) s together, pid (\d+), thread id (\d+)$/

const lab: Lab = {
  id: 'threads',
  topic: 'threads',
  title: { en: 'Two threads', zh: '两个线程' },
  summary: {
    en: 'Two threads wait at the same time, so six seconds of waiting take three.',
    zh: '两个线程同时等待，六秒的等待只用三秒。',
  },
  about: {
    en: 'Two threads each “download” three files. A download takes a second and consists of waiting. Each line says which thread it comes from, with the pid of its process and its own thread id. At the end main says how long both took together.',
    zh: '两个线程各“下载”三个文件，每次下载一秒，全程都在等待。每一行都标明来自哪个线程、进程的 pid 以及线程号。最后主线程打印两者一共用了多长时间。',
  },
  tasks: [
    {
      en: 'Predict the total time, the number of pids and the number of thread ids. Then run it.',
      zh: '先预测总时间、pid 的个数和线程号 的个数，再运行验证。',
    },
    {
      en: 'By hand: `start t1`, `join t1`, then `start t2`, `join t2`. How long does that take, and why?',
      zh: '手动操作：依次执行 `start t1`、`join t1`、`start t2`、`join t2`。这样要多久？为什么？',
    },
    {
      en: 'In the program, write `run()` instead of `start()`. Which thread id do you see now?',
      zh: '在程序中把 `start()` 换成 `run()`。现在看到的是哪个线程号？',
    },
    {
      en: 'In the program, leave out both `join()` calls. Which line comes too early?',
      zh: '在程序中去掉两个 `join()`。哪一行会过早出现？',
    },
  ],
  observe: [
    {
      en: 'The lines of the two threads come interleaved: their waits overlap.',
      zh: '两个线程的输出交错出现：它们的等待是重叠的。',
    },
    { en: 'About 3 s in all, not 6.', zh: '总共约 3 秒，而不是 6 秒。' },
    {
      en: 'One pid for everything; a thread id of its own for each thread, and a third one for main.',
      zh: '所有行的 pid 相同；每个线程有自己的线程号，主线程是第三个。',
    },
  ],
  why: {
    en: 'A thread is a second line of execution inside the same process: no new pid, no new address space, only a stack and a thread id of its own. While one thread sleeps, the operating system lets others run, so two threads can wait in the time of one. `start()` returns at once; `join()` waits until the thread has ended. Python’s threads do the same for waiting. For computing they differ: see the lab on threads or processes.',
    zh: '线程是同一个进程内的又一条执行流：没有新的 pid，没有新的地址空间，只有自己的栈和线程号。一个线程睡眠时，操作系统让别的线程运行，所以两个线程可以在一份时间里同时等待。`start()` 立即返回，`join()` 等到线程结束。就等待而言，Python 的线程也是这样；就计算而言则有所不同，见“用线程还是用进程”的实验。',
  },
  parameters: [
    {
      name: 'files',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 50,
      label: { en: 'Files for each thread', zh: '每个线程下载的文件数' },
    },
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 30,
      unit: { en: 's', zh: '秒' },
      label: { en: 'A download takes', zh: '每次下载耗时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'all-files',
      text: {
        en: 'Each thread downloads all its files, in order.',
        zh: '每个线程都按顺序下载完自己的全部文件。',
      },
      holds: (report, settings) =>
        ['t1', 't2'].every((name) =>
          countsTo(
            found(report, DOWNLOAD).flatMap(({ groups }) => (groups[0] === name ? Number(groups[1]) : [])),
            setting(settings, 'files'),
          ),
        ),
    },
    {
      id: 'overlap',
      text: { en: 'The two threads are alive at the same time.', zh: '两个线程在同一段时间内都活着。' },
      holds: (report, settings) =>
        setting(settings, 'sleep') === 0 || overlap(named(report, 't1'), named(report, 't2')),
    },
    {
      id: 'time',
      text: {
        en: 'Together they take less time than one after the other would.',
        zh: '两者合起来的时间少于一个接一个执行的时间。',
      },
      holds: (report, settings) => {
        const alone = setting(settings, 'files') * setting(settings, 'sleep')
        const took = numbers(report, BOTH)[0] ?? NaN
        return alone === 0 || (took > 0.95 * alone && took < 2 * alone)
      },
    },
    {
      id: 'ids',
      text: { en: 'One pid; three thread ids with main’s.', zh: '只有一个 pid；连同主线程共三个线程号。' },
      holds: (report) => {
        const pids = [...numbers(report, DOWNLOAD, 2), ...numbers(report, BOTH, 1)]
        const ids = [...numbers(report, DOWNLOAD, 3), ...numbers(report, BOTH, 2)]
        return allEqual(pids) && new Set(ids).size === 3 && threads(report).length === 2
      },
    },
  ],
  program,
  python: { program: python },
}
export default lab
