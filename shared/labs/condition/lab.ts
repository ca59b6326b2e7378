/** A condition variable, and why its wait belongs into a loop. */
import type { Lab } from '../lab.ts'
import { found, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const RESULT = /^Plates left: (-?\d+)\. The lowest count on the counter: (-?\d+)\.$/

const lab: Lab = {
  id: 'condition',
  topic: 'synchronisation',
  title: { en: 'Condition', zh: '条件变量' },
  summary: {
    en: 'Wait until something is true, and look again when you wake up.',
    zh: '等到某个条件成立；醒来之后要再看一眼。',
  },
  about: {
    en: 'A condition is a lock with a waiting room. Whoever holds the lock and finds that things are not yet as needed calls `wait()`: in one step this gives the lock back and goes to sleep, and before it returns it takes the lock again. Whoever changes things calls `notify()` or `notifyAll()`. Here a cook puts plates on a counter and waiters take them; the condition is “there is a plate”.',
    zh: '条件变量是一把带“等候室”的锁。持有锁的线程发现条件还不满足时调用 `wait()`：它一步完成释放锁和入睡，返回之前再重新取得锁。改变状态的线程调用 `notify()` 或 `notifyAll()`。这里厨师把盘子放上台面，服务员把盘子端走；条件就是“台面上有盘子”。',
  },
  tasks: [
    {
      en: 'Run it. When the cook puts out one plate, how many waiters wake up, and how many get it?',
      zh: '运行程序。厨师放上一个盘子时，几名服务员醒来？几名拿到盘子？',
    },
    {
      en: 'Set `check` to if and run again. How many plates are on the counter at the worst moment?',
      zh: '把 `check` 设为 if 再运行。最糟的时刻，台面上有几个盘子？',
    },
    {
      en: 'Set `waiters` to 5 with check = if. How low does the count get now, and why?',
      zh: '在 check = if 时把 `waiters` 设为 5。数目会低到多少？为什么？',
    },
    {
      en: 'Rewrite the loop with `waitFor`, and use `notify` in place of `notifyAll`. Is `if` right then? Could you prove it?',
      zh: '用 `waitFor` 改写循环，再把 `notifyAll` 换成 `notify`。这样用 `if` 就正确了吗？你能证明吗？',
    },
  ],
  observe: [
    {
      en: 'While: the count never falls below zero; a waiter who comes too late goes back to sleep without a word.',
      zh: 'while：数目从不低于零；晚到一步的服务员一声不响地继续睡。',
    },
    {
      en: 'If: two waiters take the same plate, and the count is −1. No error, no warning: only a wrong number.',
      zh: 'if：两名服务员端走同一个盘子，数目变成 −1。没有报错，没有警告，只有一个错误的数。',
    },
  ],
  why: {
    en: 'Between the notification and the moment when a woken thread has the lock again, others may have had it and changed everything. Being woken is therefore a hint, never a promise: test again, in a loop, as `wait_for` does by itself. The wait must also be tied to the lock. If it were given back first and the thread lay down afterwards, a notification in between would be lost and the thread might sleep for ever. Python behaves in the same way; its method names are `notify_all` and `wait_for`.',
    zh: '从发出通知到被唤醒的线程重新拿到锁，这期间别的线程可能已经拿过锁，把一切都改变了。所以“被唤醒”只是提示，不是承诺：必须在循环里再检查一次，`wait_for` 就是替你做这件事。等待还必须与锁绑定：如果先释放锁、然后才入睡，中间发出的通知就会丢失，线程可能永远睡下去。Python 的行为相同，方法名是 `notify_all` 和 `wait_for`。',
  },
  parameters: [
    {
      name: 'waiters',
      kind: 'integer',
      default: 2,
      min: 1,
      max: 10,
      label: { en: 'Waiters', zh: '服务员人数' },
    },
    {
      name: 'portions',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 20,
      label: { en: 'Plates for each waiter', zh: '每人端的盘数' },
    },
    {
      name: 'cooking',
      kind: 'number',
      default: 1,
      min: 0.1,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time to cook a plate', zh: '每盘的烹饪时间' },
    },
    {
      name: 'check',
      kind: 'choice',
      default: 'while',
      options: ['while', 'if'],
      label: { en: 'How a woken waiter checks', zh: '醒来后如何检查' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'never-below-zero',
      text: {
        en: 'With `while` the count of plates never falls below zero.',
        zh: '用 `while` 时，盘子数从不低于零。',
      },
      holds: (report, settings) => settings.check !== 'while' || numbers(report, RESULT, 1)[0] === 0,
    },
    {
      id: 'if-is-wrong',
      text: {
        en: 'With `if` and several waiters, a plate is taken that is not there.',
        zh: '用 `if` 且有多名服务员时，有人端走了并不存在的盘子。',
      },
      holds: (report, settings) =>
        settings.check !== 'if' ||
        setting(settings, 'waiters') < 2 ||
        (numbers(report, RESULT, 1)[0] ?? NaN) < 0,
    },
    {
      id: 'all-served',
      text: { en: 'As many plates are taken as were cooked.', zh: '端走的盘数等于做好的盘数。' },
      holds: (report, settings) => {
        const plates = setting(settings, 'waiters') * setting(settings, 'portions')
        return (
          found(report, /puts out plate/).length === plates &&
          found(report, /takes a plate/).length === plates &&
          numbers(report, RESULT)[0] === 0
        )
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'A Python programmer writes `with counter:` and lets the end of the block release the lock, also when an exception is raised. The names are `notify_all` and `wait_for`. Nothing else differs; with `if` the count falls below zero here as well, although only one thread executes at a time: the fault lies in the order of events, not in simultaneity.',
      zh: 'Python 程序员写 `with counter:`，由代码块的结尾释放锁，抛出异常时也一样。方法名是 `notify_all` 和 `wait_for`。其他都相同；用 `if` 时数目同样会低于零，虽然同一时刻只有一个线程在执行：错在事件的次序，而不在“同时”。',
    },
  },
}

export default lab
