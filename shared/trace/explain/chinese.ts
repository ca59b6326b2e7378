/** Verdicts in Chinese (简体中文), in the terms of the textbooks. */
import type { Awaited, WaitFacts } from './facts.ts'
import { grouped, short, type Sentences, type VerdictFacts } from './sentences.ts'

const place = ({ line, file }: WaitFacts) => {
  if (line === undefined) return ''
  return file === undefined ? `（第 ${line} 行）` : `（${file} 第 ${line} 行）`
}
const fill = ({ resource }: WaitFacts) =>
  resource?.level === undefined || resource.capacity === undefined
    ? ''
    : `（${resource.level}/${resource.capacity}）`

const waits: Readonly<Record<Awaited, (wait: WaitFacts) => string>> = {
  lock: (wait) => `${wait.actor} 等待 ${wait.thing}${place(wait)}${heldBy(wait)}`,
  semaphore: (wait) => `${wait.actor} 等待信号量 ${wait.thing} 的许可${place(wait)}`,
  put: (wait) => `${wait.actor} 等待向队列 ${wait.thing} 放入数据${place(wait)}，而队列已满${fill(wait)}`,
  get: (wait) => `${wait.actor} 等待从队列 ${wait.thing} 取出数据${place(wait)}，而队列为空`,
  'queue-join': (wait) => `${wait.actor} 在 ${wait.thing}.join() 中等待所有数据处理完毕${place(wait)}`,
  event: (wait) => `${wait.actor} 等待事件 ${wait.thing} 被设置${place(wait)}`,
  condition: (wait) => `${wait.actor} 等待条件变量 ${wait.thing} 的通知${place(wait)}`,
  barrier: (wait) => `${wait.actor} 在屏障 ${wait.thing} 处等待${place(wait)}`,
  join: (wait) => `${wait.actor} 等待 ${wait.thing} 结束${place(wait)}`,
  recv: (wait) => `${wait.actor} 等待从管道 ${wait.thing} 接收消息${place(wait)}`,
  send: (wait) => `${wait.actor} 等待管道 ${wait.thing} 腾出空间${place(wait)}`,
  result: (wait) => `${wait.actor} 等待 ${wait.thing} 的结果${place(wait)}`,
  future: (wait) => `${wait.actor} 等待尚未到来的结果${place(wait)}`,
  work: (wait) => `${wait.actor} 等待 ${wait.thing} 分配任务${place(wait)}`,
  sleep: (wait) => `${wait.actor} 正在睡眠${place(wait)}`,
  input: (wait) => `${wait.actor} 等待输入${place(wait)}`,
}

const nobody: Readonly<Record<Awaited, (wait: WaitFacts) => string>> = {
  lock: (wait) => `已没有任何线程或进程能释放 ${wait.thing}`,
  semaphore: (wait) => `已没有任何线程或进程能释放 ${wait.thing}`,
  put: (wait) => `已没有消费者能从 ${wait.thing} 取出数据`,
  get: (wait) => `已没有生产者能向 ${wait.thing} 放入数据`,
  'queue-join': (wait) => `已没有任何线程或进程能调用 ${wait.thing}.task_done()${missing(wait)}`,
  event: (wait) => `已没有任何线程或进程能设置 ${wait.thing}`,
  condition: (wait) => `已没有任何线程或进程能通知 ${wait.thing}`,
  barrier: (wait) => `已没有其他参与者能到达屏障 ${wait.thing}${parties(wait)}`,
  join: (wait) => `${wait.thing} 不会结束`,
  recv: (wait) => `已没有任何线程或进程能向 ${wait.thing} 发送消息`,
  send: (wait) => `已没有任何线程或进程能从 ${wait.thing} 接收消息`,
  result: (wait) => `已没有任何线程或进程能给出 ${wait.thing} 的结果`,
  future: () => '已没有谁能使它到来',
  work: (wait) => `已没有任何线程或进程能给 ${wait.thing} 分配任务`,
  sleep: () => '其他一切都已停止',
  input: () => '其他一切都已停止',
}

export const chinese: Sentences = {
  waits,
  nobody,
  heading: {
    deadlock: '死锁',
    'self-deadlock': '自死锁',
    temporary: '暂时死锁',
    orphan: '孤儿锁',
    stuck: '永久阻塞',
    'lost-updates': '更新丢失',
  },
  happened: {
    deadlock: (facts) => `${chain(facts)}。循环等待形成后 ${short(facts.latencyMs)} 毫秒报告。`,
    'self-deadlock': (facts) => `${chain(facts)}。等待开始后 ${short(facts.latencyMs)} 毫秒报告。`,
    temporary: (facts) => `${chain(facts)}。${breaks(facts)}`,
    orphan: (facts) => `${chain(facts)}。没有别人能释放这把锁。发生后 ${short(facts.latencyMs)} 毫秒报告。`,
    stuck: (facts) =>
      `${chain(facts)}。${reasons(facts)}。最后的机会消失后 ${short(facts.latencyMs)} 毫秒报告。`,
    'lost-updates': (facts) => lost(facts),
  },
  advice: {
    'one-order': '所有线程按同一顺序加锁',
    'acquire-timeout': 'acquire(timeout=2)',
    'release-before-join': '在 join() 之前释放锁',
    'no-mutual-join': '只对不等待自己的线程或进程调用 join()',
    'join-timeout': 'join(timeout=2)',
    rlock: '改用可重入锁 RLock，持有者可以再次获取',
    'release-first': '再次获取之前先释放锁',
    'back-off': 'acquire() 返回 False 时，释放已持有的锁，稍后重试',
    'with-block': '用 with 语句或在 finally 中释放锁',
    'no-kill-in-section': '不要在持有锁时终止进程或退出',
    'add-consumer': '安排消费者取出数据',
    'larger-queue': '增大 maxsize',
    'put-timeout': 'put(item, timeout=2)，超时抛出 Full',
    'end-marker': '最后放入结束标记（每个消费者一个）',
    'get-timeout': 'get(timeout=2)，超时抛出 Empty',
    'release-permit': '每次 acquire() 对应一次 release()',
    'set-event': '在设置者结束之前调用 set()',
    notify: '每次改变状态后调用 notify() 或 notify_all()',
    'check-before-wait': '等待之前先检查条件：wait_for(predicate)',
    'enough-parties': '参与者的数量要与屏障的 parties 一致',
    'barrier-timeout': 'wait(timeout=2)，超时后屏障损坏',
    'wait-timeout': 'wait(timeout=2)',
    'task-done': '每次 get() 之后调用一次 task_done()',
    'close-pipe': '关闭管道中不用的一端，使 recv() 抛出 EOFError',
    poll: '在 recv() 之前调用 poll(timeout=2)',
    'result-timeout': 'get(timeout=2)，超时抛出 TimeoutError',
    'future-timeout': 'result(timeout=2)，或在 asyncio 中用 wait_for，超时抛出 TimeoutError',
    'close-pool': '调用进程池的 close()',
    'release-lock': '每次 acquire() 对应一次 release()',
    'lock-update': '读取和写入变量时加锁',
    'one-writer': '各自计数，最后相加',
  },
  whole(heading, happened, advice) {
    return `${heading}。${happened}${advice.length === 0 ? '' : `建议：${advice.join(' · ')}`}`
  },
}

function heldBy(wait: WaitFacts): string {
  if (wait.holder === undefined) return ''
  if (wait.holderIsItself) return '，而它正由自己持有'
  return `，${wait.thing} 由 ${wait.holder} 持有`
}

const chain = ({ waits: all, variant }: VerdictFacts) =>
  all.map((wait) => waits[wait.awaited](wait) + (variant === 'orphan' ? deadHolder(wait) : '')).join('；')

const deadHolder = (wait: WaitFacts) =>
  wait.holderEnd === undefined ? '，而持有者已经结束' : `，而持有者已被 ${wait.holderEnd} 终止`

const reasons = ({ waits: all }: VerdictFacts) =>
  [...new Set(all.map((wait) => nobody[wait.awaited](wait)))].join('。')

function breaks({ breaks }: VerdictFacts): string {
  if (breaks === undefined) return ''
  return `到 ${breaks.seconds.toFixed(2)} 秒时 ${breaks.actor} 的等待超时，循环等待将自行解除。`
}

const missing = ({ resource }: WaitFacts) =>
  resource?.unfinished ? `（还有 ${resource.unfinished} 项未完成）` : ''

function parties({ resource, together }: WaitFacts): string {
  if (resource?.capacity === undefined) return ''
  return `（需要 ${resource.capacity} 个，已到 ${together} 个）`
}

function lost({ variable, actual = 0, expected = 0, lost = 0, updates, actors }: VerdictFacts): string {
  const sums = `${variable} 的值是 ${grouped(actual)}，应当是 ${grouped(expected)}`
  const many =
    updates === undefined
      ? `丢失的更新合计 ${grouped(lost)}`
      : `${grouped(updates)} 次更新中丢失了 ${grouped(Math.abs(lost))} 次`
  const who = actors.length > 1 ? `在一方读取与写入之间，另一方写入了变量（${actors.join('、')}）。` : ''
  return `${sums}：${many}。${who}`
}
