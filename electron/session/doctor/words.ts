/** What the doctor says, in both languages. */
const english = {
  names: {
    node: 'Node',
    platform: 'Platform',
    cores: 'Cores',
    memory: 'Memory',
    temp: 'Temporary folder',
    'shared-memory': 'Shared memory',
    semaphores: 'Semaphores',
    threads: 'Threads',
    electron: 'Electron',
    python: 'Python',
  },
  cores: (n: number) => (n === 1 ? '1 core' : `${n} cores`),
  coresAdvice:
    'With one core nothing runs at the same time, only in turns: the "gil" lab shows no gain from processes.',
  memory: (free: string, total: string) => `${free} free of ${total}`,
  memoryAdvice: 'Close other programs: each process of a run needs about 50 MB.',
  nodeAdvice: (least: string) => `Install Node ${least} or newer from https://nodejs.org.`,
  writable: (path: string) => `${path} can be written to`,
  notWritable: (path: string, reason: string) => `${path} can't be written to: ${reason}`,
  tempAdvice: 'Set TMPDIR (Windows: TEMP) to a folder that you may write to.',
  works: (detail: string) => (detail ? `works (${detail})` : 'works'),
  tried: 'tried between two processes',
  triedThreads: 'tried between two threads',
  failed: (reason: string) => `does not work: ${reason}`,
  sharedAdvice:
    'Labs that share values or queues between processes will not run. In a container give it a bigger /dev/shm (docker run --shm-size=256m); otherwise make room in /dev/shm.',
  semaphoreAdvice:
    'Locks between processes will not work. Check that the folder node_modules/koffi is complete ("npm ci" repairs it).',
  threadAdvice: 'Threads need SharedArrayBuffer and Atomics.wait: install a current Node.',
  noAnswer: 'the program that tries it did not get that far',
  electronFound: (version: string, path: string) => `${version} at ${path}`,
  electronMissing: 'the program itself is not installed (everything in the terminal works without it)',
  electronAdvice: 'For the desktop app, on a machine with internet access: npx install-electron',
  pythonMissing: 'none found (the TypeScript labs work without it)',
  pythonAdvice: 'For Python programs install Python 3.8 or newer: https://www.python.org/downloads/',
  pythonOld: 'Python programs need 3.8 or newer: https://www.python.org/downloads/',
  gil: 'with the GIL',
  gilOff: 'free-threaded, the GIL is off',
  gilOn: 'free-threaded build, but the GIL is on',
}
export type DoctorWords = typeof english

const chinese: DoctorWords = {
  names: {
    node: 'Node',
    platform: '平台',
    cores: '处理器核心',
    memory: '内存',
    temp: '临时文件夹',
    'shared-memory': '共享内存',
    semaphores: '信号量',
    threads: '线程',
    electron: 'Electron',
    python: 'Python',
  },
  cores: (n) => `${n} 个核心`,
  coresAdvice: '只有一个核心时，没有任何东西真正同时运行，只是轮流运行："gil" 实验里看不到进程带来的加速。',
  memory: (free, total) => `共 ${total}，可用 ${free}`,
  memoryAdvice: '请关闭其他程序：运行中的每个进程约需 50 MB。',
  nodeAdvice: (least) => `请从 https://nodejs.org 安装 Node ${least} 或更新的版本。`,
  writable: (path) => `${path} 可写`,
  notWritable: (path, reason) => `${path} 不可写：${reason}`,
  tempAdvice: '请把 TMPDIR（Windows：TEMP）设为一个可写的文件夹。',
  works: (detail) => (detail ? `可用（${detail}）` : '可用'),
  tried: '已在两个进程之间试过',
  triedThreads: '已在两个线程之间试过',
  failed: (reason) => `不可用：${reason}`,
  sharedAdvice:
    '在进程之间共享值或队列的实验将无法运行。在容器中请给它更大的 /dev/shm（docker run --shm-size=256m）；否则请清理 /dev/shm。',
  semaphoreAdvice: '进程之间的锁将无法使用。请检查 node_modules/koffi 是否完整（"npm ci" 可以修复）。',
  threadAdvice: '线程需要 SharedArrayBuffer 和 Atomics.wait：请安装较新的 Node。',
  noAnswer: '用来尝试的程序没有运行到那一步',
  electronFound: (version, path) => `${version}，位于 ${path}`,
  electronMissing: '没有安装程序本体（终端里的一切都不需要它）',
  electronAdvice: '要使用桌面应用，请在能上网的机器上运行：npx install-electron',
  pythonMissing: '没有找到（TypeScript 实验不需要它）',
  pythonAdvice: '要运行 Python 程序，请安装 Python 3.8 或更新版本：https://www.python.org/downloads/',
  pythonOld: 'Python 程序需要 3.8 或更新版本：https://www.python.org/downloads/',
  gil: '有 GIL',
  gilOff: '自由线程版，GIL 已关闭',
  gilOn: '自由线程版，但 GIL 已打开',
}

/** The same sentence in each. */
export function both(sentence: (say: DoctorWords) => string): { readonly en: string; readonly zh: string } {
  return { en: sentence(english), zh: sentence(chinese) }
}
