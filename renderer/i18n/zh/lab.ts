import type { lab as en } from '../en/lab.ts'
import type { Same } from '../index.ts'

export const lab: Same<typeof en> = {
  title: '实验',
  tasks: '试一试',
  tasksDone: '{done}/{all}',
  observe: '应当看到什么',
  checked: '本实验检查什么',
  checkedHint: '只要有一次运行表明了它，就会打勾。',
  seen: '已看到',
  notSeen: '尚未看到',
  nowNot: '屏幕上的这次运行中没有',
  why: '为什么',
  differs: '在 Python 中',
  none: '选择一个实验：它的内容、可以尝试的任务和应当看到的现象会出现在这里。',
  own: {
    title: '自己的程序',
    intro:
      '一个程序就是一个模块。它在顶层声明的东西（进程、线程、锁、队列、变量）可以观察，也可以手动驱动；“全部运行”执行的是函数 `main()`。',
    typescript:
      '用 TypeScript 编写时，从 `lab`、`lab/threading`、`lab/multiprocessing`、`lab/queue` 和 `lab/time` 导入。名称和含义与 Python 标准库相同：`lock.acquire()` 真的会阻塞线程，`new Process({ target })` 启动的是真正的进程。',
    python:
      '用 Python 编写时，直接写普通的 Python：`threading`、`multiprocessing`、`queue` 和 `asyncio` 会被原样观察，不需要从实验室导入任何东西。',
    memory:
      'JavaScript 的 worker 线程本身什么也不共享，线程之间要共享的变量必须声明：`new SharedVariable(0)`。Python 的线程共享所有全局变量。',
    names: '给创建的东西起名：变量 `lock1` 中的 `new Lock()`，在实验室的各处都叫 `lock1`。',
    try: '最快的起步方法：打开一个实验，把它的程序复制到“我的程序”，然后改一行。',
  },
}
