import type { catalog as en } from '../en/catalog.ts'
import type { Same } from '../index.ts'

export const catalog: Same<typeof en> = {
  name: '目录',
  search: '搜索目录',
  none: '没有关于“{search}”的实验，也没有这个名称的程序。',
  openFile: '打开…',
  mine: '我的程序',
  mineEmpty: '把实验的程序复制出来即可修改，修改后的程序保存在这里。',
  recent: '最近打开的文件',
  topic: {
    processes: '进程',
    pools: '进程池',
    queues: '队列',
    threads: '线程',
    locks: '锁',
    deadlocks: '死锁',
    coroutines: '协程',
    synchronisation: '同步',
    classics: '经典问题',
  },
  progress: {
    new: '尚未运行',
    some: '已看到 {seen}/{of}',
    all: '{of} 项全部看到',
  },
}
