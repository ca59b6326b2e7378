/** asyncio: many tasks on one thread. */
import type { Lab } from '../lab.ts'
import {
  allEqual,
  before,
  children,
  countsTo,
  found,
  numbers,
  runsToItsEnd,
  setting,
  threads,
} from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'asyncio-tasks',
  topic: 'coroutines',
  title: { en: 'asyncio tasks', zh: 'asyncio 任务' },
  summary: {
    en: 'Several tasks wait at the same time, on a single thread.',
    zh: '多个任务同时等待，却只用一个线程。',
  },
  about: {
    en: 'A coroutine is a function that can pause. `await` is where it pauses, and an event loop then lets another one go on. A task is a coroutine that the loop takes care of. There is one process and one thread, so only one task runs at any moment, but any number of them can wait. Here breakfast is made: each dish takes some seconds of waiting.',
    zh: '协程是可以暂停的函数。它在 `await` 处暂停，事件循环便让另一个协程继续。任务就是交给事件循环照管的协程。只有一个进程、一个线程，所以任何时刻只有一个任务在运行，但可以有任意多个任务同时等待。这里做一顿早餐，每道菜都要等上几秒。',
  },
  tasks: [
    {
      en: 'Run it. How long does it take, and what do the sleeps add up to? How many pids and thread ids are there?',
      zh: '运行程序。用了多久？各段睡眠加起来是多少？有几个 pid、几个线程号？',
    },
    {
      en: 'Set `dishes` to 50. Does it take longer than the longest dish?',
      zh: '把 `dishes` 设为 50。总时间会超过最慢的那道菜吗？',
    },
    {
      en: 'Turn `blocking` on: the tasks call `time.sleep` instead of `asyncio.sleep`. What happens to the total, and why?',
      zh: '打开 `blocking`：任务改用 `time.sleep`，而不是 `asyncio.sleep`。总时间怎样变化？为什么？',
    },
  ],
  observe: [
    {
      en: 'All dishes are put on before the first one is ready; the one that was put on last is ready first.',
      zh: '第一道菜好之前，所有的菜都已下锅；最后下锅的最先好。',
    },
    {
      en: 'The whole takes as long as the slowest dish, not as long as all of them together.',
      zh: '总时间等于最慢的一道菜，而不是所有菜之和。',
    },
    { en: 'One pid, one thread id.', zh: '一个 pid，一个线程号。' },
    {
      en: 'Blocking: one dish after another, and the times add up.',
      zh: '阻塞时：一道接一道，时间全部相加。',
    },
  ],
  why: {
    en: 'Tasks take turns voluntarily: a task runs until its next `await`, and nobody interrupts it. So between two awaits no lock is needed, and waiting costs next to nothing: no thread, no stack, just a note when to go on. The same rule has a dark side: a task that does not await, because it computes or calls something that blocks, stops all the others. Use tasks for waiting and processes for computing. One difference: a JavaScript async function runs up to its first `await` as soon as it is called, while in Python calling a coroutine function runs nothing until it is awaited or made a task.',
    zh: '任务之间是自愿轮流的：一个任务一直运行到下一个 `await`，中间没有人打断它。所以两个 await 之间不需要锁，而等待几乎不花什么代价：没有线程，没有栈，只需记下何时继续。同一条规则也有坏的一面：一个任务如果不 await，不管是在计算还是调用了阻塞的函数，其他任务就全部停住。等待用任务，计算用进程。有一点不同：JavaScript 的 async 函数一被调用就会运行到第一个 `await`；而在 Python 中，调用协程函数并不执行任何代码，直到它被 await 或被做成任务。',
  },
  parameters: [
    {
      name: 'dishes',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 200,
      label: { en: 'Dishes', zh: '菜的道数' },
    },
    {
      name: 'seconds',
      kind: 'number',
      default: 1,
      min: 0.01,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time of the fastest dish', zh: '最快一道菜的时间' },
    },
    {
      name: 'blocking',
      kind: 'switch',
      default: false,
      label: { en: 'Block the thread (time.sleep)', zh: '阻塞线程（time.sleep）' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'overlap',
      text: {
        en: 'Not blocking: all dishes are put on before the first is ready; the last one put on is ready first.',
        zh: '不阻塞：第一道菜好之前全部下锅，最后下锅的最先好。',
      },
      holds: (report, settings) => {
        const dishes = setting(settings, 'dishes')
        const ready = numbers(report, /^dish(\d+) is ready/)
        return (
          settings.blocking === true ||
          (before(report, /is put on/, /is ready/) && countsTo(ready.reverse(), dishes))
        )
      },
    },
    {
      id: 'blocking',
      text: { en: 'Blocking: one dish after another.', zh: '阻塞：一道接一道。' },
      holds: (report, settings) =>
        settings.blocking !== true ||
        found(report, /^dish\d+ is (put on|ready)/).every(
          (line, i) => line.groups[0] === (i % 2 === 0 ? 'put on' : 'ready'),
        ),
    },
    {
      id: 'tasks',
      text: { en: 'Every dish is a task.', zh: '每道菜是一个任务。' },
      holds: (report, settings) =>
        report.actors.filter((actor) => actor.kind === 'task' && actor.name.startsWith('dish')).length ===
        setting(settings, 'dishes'),
    },
    {
      id: 'one-thread',
      text: { en: 'One process, one thread.', zh: '一个进程，一个线程。' },
      holds: (report) =>
        allEqual(found(report, /process (\d+), thread (\d+)\.$/).map((line) => line.groups.join())) &&
        children(report).length === 0 &&
        threads(report).length === 0,
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: '`asyncio.run()` makes a task of `breakfast()` too, so there is one more task than there are dishes: it waits in `gather` for all the others. And `cook(…)` by itself runs nothing; it only makes a coroutine, which begins when the loop gets round to its task. A JavaScript async function runs up to its first `await` when it is called.',
      zh: '`asyncio.run()` 把 `breakfast()` 也做成一个任务，所以任务比菜多一个：它在 `gather` 处等待其他所有任务。另外，`cook(…)` 本身不执行任何代码，只是造出一个协程，等事件循环轮到它的任务才开始；而 JavaScript 的 async 函数一被调用就会运行到第一个 `await`。',
    },
    measures: [
      {
        line: /^Breakfast is served after ([\d.]+) s; the sleeps add up to ([\d.]+) s\.$/,
        bars: (took, sum) => [
          { group: 'breakfast', label: 'all sleeps added up', value: Number(sum), unit: 's' },
          { group: 'breakfast', label: 'measured', value: Number(took), unit: 's' },
        ],
      },
    ],
  },
}

export default lab
