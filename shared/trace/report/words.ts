/** The words of the report in the terminal. */
import type { ExitCause, Outcome, ActorKind, ResourceKind } from '../events.ts'
import type { Language } from '../explain.ts'
import type { ReportActor } from '../report.ts'

export interface Words {
  readonly outcome: Readonly<Record<Outcome, string>>
  readonly after: (seconds: string) => string
  readonly actors: string
  readonly actorColumns: readonly [
    name: string,
    kind: string,
    pid: string,
    parent: string,
    tid: string,
    start: string,
    end: string,
    exit: string,
  ]
  readonly resources: string
  readonly resourceColumns: readonly [
    name: string,
    kind: string,
    taken: string,
    contended: string,
    waited: string,
    value: string,
    highest: string,
    lost: string,
  ]
  readonly measured: string
  readonly verdicts: string
  readonly notices: string
  readonly actorKind: Readonly<Record<ActorKind, string>>
  readonly resourceKind: Readonly<Record<ResourceKind, string>>
  readonly state: Readonly<Record<ReportActor['state'], string>>
  readonly cause: Readonly<Record<ExitCause, string>>
}

const english: Words = {
  outcome: { finished: 'Finished', failed: 'The program failed', deadlock: 'Deadlock', stopped: 'Stopped' },
  after: (seconds) => `after ${seconds} s`,
  actors: 'Actors',
  actorColumns: ['name', 'kind', 'pid', 'parent', 'tid', 'start', 'end', 'exit'],
  resources: 'Resources',
  resourceColumns: ['name', 'kind', 'operations', 'contended', 'waited', 'value', 'highest', 'lost'],
  measured: 'Measured',
  verdicts: 'Verdicts',
  notices: 'Notices',
  actorKind: {
    main: 'main process',
    child: 'process',
    utility: 'utility process',
    thread: 'thread',
    task: 'task',
  },
  resourceKind: {
    lock: 'Lock',
    rlock: 'RLock',
    semaphore: 'Semaphore',
    'bounded-semaphore': 'BoundedSemaphore',
    event: 'Event',
    condition: 'Condition',
    barrier: 'Barrier',
    queue: 'Queue',
    'lifo-queue': 'LifoQueue',
    'priority-queue': 'PriorityQueue',
    'joinable-queue': 'JoinableQueue',
    'simple-queue': 'SimpleQueue',
    pipe: 'Pipe',
    value: 'variable',
    array: 'array',
    pool: 'Pool',
  },
  state: {
    created: 'not started',
    running: 'running',
    waiting: 'waiting',
    sleeping: 'sleeping',
    exited: 'ended',
  },
  cause: {
    returned: 'returned',
    exception: 'exception',
    exit: 'exit',
    signal: 'signal',
    crash: 'crash',
    lost: 'lost',
    limit: 'limit',
  },
}

const chinese: Words = {
  outcome: { finished: '正常结束', failed: '程序出错', deadlock: '死锁', stopped: '已停止' },
  after: (seconds) => `用时 ${seconds} 秒`,
  actors: '执行者',
  actorColumns: ['名称', '类型', 'pid', '父进程', '线程号', '开始', '结束', '退出'],
  resources: '资源',
  resourceColumns: ['名称', '类型', '操作次数', '竞争', '等待时间', '值', '最高', '丢失'],
  measured: '测量结果',
  verdicts: '诊断',
  notices: '提示',
  actorKind: { main: '主进程', child: '子进程', utility: '实用进程', thread: '线程', task: '协程' },
  resourceKind: { ...english.resourceKind, value: '变量', array: '数组' },
  state: { created: '未启动', running: '运行', waiting: '等待', sleeping: '睡眠', exited: '已结束' },
  cause: {
    returned: '返回',
    exception: '异常',
    exit: '退出',
    signal: '信号',
    crash: '崩溃',
    lost: '失联',
    limit: '限制',
  },
}

export const words: Readonly<Record<Language, Words>> = { en: english, zh: chinese }
