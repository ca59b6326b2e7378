/** A pipe: a line with two ends between two processes. */
import type { Lab } from '../lab.ts'
import { allDifferent, countsTo, found, mainActor, named, numbers, runsToItsEnd, setting } from '../expect.ts'
import { handedOver } from '../handed-over.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'pipe',
  topic: 'processes',
  title: { en: 'Pipe', zh: '管道' },
  summary: {
    en: 'Two processes, one line between them: what goes in at one end comes out at the other.',
    zh: '两个进程之间的一条线：从一端放进去，从另一端出来。',
  },
  about: {
    en: 'A process by itself does not talk to another; it needs something shared. A pipe is the simplest such thing: two ends, each held by one process. `send()` puts a copy of a value in, `recv()` blocks until one comes out at the other end, and `poll(timeout)` asks whether there is one. With `Pipe(true)` both ends can send and receive. Here a pupil asks and a teacher answers.',
    zh: '进程本身不会与另一个进程交谈，它们需要某种共享的东西。管道是其中最简单的一种：它有两端，各由一个进程掌握。`send()` 把一个值的副本放进去，`recv()` 一直阻塞到另一端有值出来，`poll(timeout)` 询问是否有值可取。用 `Pipe(true)` 时两端都能收发。这里学生提问，老师回答。',
  },
  tasks: [
    {
      en: 'Run it and follow one question from `send` to `recv` on the timeline. Where does each process spend its time?',
      zh: '运行程序，在时间线上跟踪一个问题，从 `send` 到 `recv`。两个进程各把时间花在哪里？',
    },
    {
      en: 'Set `thinking` to 3. How often does the pupil look in vain before an answer comes?',
      zh: '把 `thinking` 设为 3。答案到来之前，学生白看了几次？',
    },
    {
      en: 'By hand: `start pupil`, and only after a while `start teacher`. Was the question lost meanwhile?',
      zh: '手动操作：先执行 `start pupil`，过一会儿再执行 `start teacher`。这期间问题丢失了吗？',
    },
    {
      en: 'Delete the line `here.send(null)`. What does the teacher wait for, and what does the lab call that?',
      zh: '删掉 `here.send(null)` 这一行。老师在等什么？实验室把这种情况叫作什么？',
    },
  ],
  observe: [
    {
      en: 'Two pids; questions and answers alternate, each answer after its question.',
      zh: '两个 pid；问与答交替出现，每个答案都在它的问题之后。',
    },
    {
      en: 'The teacher gets a copy of the question: no variable is shared.',
      zh: '老师收到的是问题的副本：没有共享任何变量。',
    },
    { en: '`null` is the agreed sign that no more will come.', zh: '`null` 是双方约定的“不再有了”的标志。' },
  ],
  why: {
    en: 'What is sent is turned into bytes, travels through the operating system and becomes a new value at the other end: changing it there changes nothing here. A pipe is for two; with more senders or receivers at one end, messages could get mixed up, and a queue is the right thing. How does the reader know that the talk is over? An agreed last message is the safest. In Python `recv()` also raises `EOFError` once the other end is closed, but closed by all who have it, and a child that inherited the end without using it keeps it open: a famous way to wait for ever.',
    zh: '发送的值先变成字节，经过操作系统，在另一端成为一个新的值：在那边修改它，这边毫无变化。管道只适合两方；如果一端有多个发送者或接收者，消息可能混在一起，这时应该用队列。读取方怎么知道对话结束了？最稳妥的办法是约定最后一条消息。在 Python 中，另一端关闭之后 `recv()` 会抛出 `EOFError`，但前提是所有拿着那一端的进程都已关闭它；一个继承了那一端却从不使用的子进程会让它一直开着，这是“永远等下去”的经典原因。',
  },
  parameters: [
    {
      name: 'questions',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 100,
      label: { en: 'Questions', zh: '问题数' },
    },
    {
      name: 'thinking',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time the teacher thinks', zh: '老师思考的时间' },
    },
    {
      name: 'patience',
      kind: 'number',
      default: 0.4,
      min: 0.05,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Timeout of poll', zh: 'poll 的超时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'right-answers',
      text: { en: 'Every question gets its answer, in order.', zh: '每个问题都按顺序得到答案。' },
      holds: (report, settings) =>
        countsTo(numbers(report, /hears: (\d+)\.$/).map(Math.sqrt), setting(settings, 'questions')),
    },
    {
      id: 'alternate',
      text: {
        en: 'No question is asked before the last one is answered.',
        zh: '上一个问题得到回答之前，不提下一个问题。',
      },
      holds: (report) =>
        found(report, /(asks|hears): /).every(
          (line, i) => line.groups[0] === (i % 2 === 0 ? 'asks' : 'hears'),
        ),
    },
    {
      id: 'two-processes',
      text: { en: 'Pupil and teacher are two processes.', zh: '学生和老师是两个进程。' },
      holds: (report) =>
        allDifferent([mainActor(report)?.pid, named(report, 'pupil')?.pid, named(report, 'teacher')?.pid]),
    },
  ],
  program,
  python: { program: python, differs: handedOver },
}

export default lab
