/** What Python's processes share is an argument: said in each lab where it shows. */
import type { Text } from './lab.ts'

export const handedOver: Text = {
  en: 'In the TypeScript program a shared object has a name, and every process finds it under that name. Python’s objects have none: what processes share is created by main and handed to each of them in `args`. A global would not do. A child that begins as a copy of its parent (`fork`) would have it, but one that begins afresh and imports the module (`spawn`, `forkserver`) would make one of its own.',
  zh: '在 TypeScript 程序里，共享对象有名字，每个进程都凭这个名字找到它。Python 的对象没有这样的名字：进程之间共享的东西由主进程创建，再通过 `args` 交给每个子进程。写成全局变量是不行的：从父进程副本开始的子进程（`fork`）还能看到它，而从头开始、重新导入模块的子进程（`spawn`、`forkserver`）会另造一个自己的。',
}
