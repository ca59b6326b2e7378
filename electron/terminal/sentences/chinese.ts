/** The terminal's sentences in Chinese. */
import type { Sentences } from './english.ts'

const list = (items: readonly string[]) => items.join(', ')

export const chinese: Sentences = {
  about: '真实地运行小型并发程序，并展示发生了什么。',
  help: {
    titles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    help: '显示本帮助',
    helpCommand: '显示某个命令的帮助',
    version: '显示版本',
    lang: '界面语言：en 或 zh（默认取自环境变量）',
    labs: '列出所有实验',
    run: '运行一个实验或程序文件（.ts、.js），然后报告发生了什么',
    shell: '手动驱动一个实验：逐条输入 start、join、put、get、terminate 等命令',
    replay: '根据记录下来的轨迹文件重新打印报告',
    doctor: '检查这台机器上哪些功能可用，不可用的该怎么办',
    bench: '与 CPython 自带模块并排测量引擎性能',
    menu: '从列表中选择实验、设置参数并运行',
    target: '实验的 id（见 "labs"），或程序文件（.ts、.js、.py）',
    arguments: 'Python 程序在 sys.argv 中看到的参数；以短横线开头的放在 -- 之后',
    language: '用哪种语言运行实验：typescript（默认）或 python',
    python: '运行 Python 程序所用的解释器',
    startMethod: 'Python 程序自己没有指定时如何创建进程：fork、spawn 或 forkserver',
    lab: '实验的 id（见 "labs"），或程序文件',
    file: '由 "run --trace" 写出的轨迹文件',
    json: '只打印一个 JSON 文档',
    raw: '只原样打印程序自己的输出',
    set: '设置程序的参数（可以多次给出）',
    speed: '睡眠和超时快 X 倍',
    seconds: 'N 秒后停止运行（退出码 4）',
    processes: '进程的种类：child，或 utility（仅限桌面应用）',
    trace: '把轨迹写入 FILE（每行一个事件）',
    keepGoing: '出现死锁时不结束运行',
    seed: '程序随机数的种子',
    exitCodes:
      '退出码：0 正常结束，1 程序失败，2 用法错误或程序无法读取，3 死锁、卡住或锁成为孤儿，4 被 --seconds 停止。',
  },
  usage: {
    unknownCommand: (name, near) =>
      `没有 "${name}" 这个命令${near ? `；是不是想输入 "${near}"？` : '。'}"lab --help" 列出所有命令。`,
    unknownOption: (flag, near) =>
      `这里没有选项 ${flag}${near ? `；是不是想输入 ${near}？` : '。'}在命令后加 "--help" 可列出它的选项。`,
    missingArgument: (name) => `缺少 "${name}"。在命令后加 "--help" 可查看用法。`,
    missingValue: (option) => `选项 ${option} 后面需要一个值。`,
    tooMany: () => '给出的词比命令需要的多。带空格的名字请加引号；在命令后加 "--help" 可查看用法。',
    conflict: (a, b) => `${a} 和 ${b} 不能同时使用：请选择其中一个。`,
    number: (option, value, expected) =>
      `${option} 需要${expected}，而给出的是 "${value}"。例如：${option} ${expected.includes('整数') ? '7' : '2.5'}`,
    positive: '大于 0 的数',
    whole: '整数',
    choice: (option, value, choices) => `${option} 应为 ${choices.join(' 或 ')}，而给出的是 "${value}"。`,
    set: (text) => `--set 需要 名字=值，而给出的是 "${text}"。例如：--set count=1000`,
    other: (text) => `无法理解命令行：${text}`,
  },
  target: {
    unknownLab: (id, near) =>
      `没有 "${id}" 这个实验${near.length > 0 ? `；是不是 ${near.join(' 或 ')}？` : '，也没有这个文件。'}"lab labs" 列出所有实验；程序文件以 .ts、.js 或 .py 结尾。`,
    noFile: (path) => `文件 ${path} 不存在。请检查路径，或用 "lab labs" 查看内置的实验。`,
    unreadable: (path, reason) => `无法读取 ${path}：${reason}。`,
    folder: (path) => `${path} 是一个文件夹，而程序是一个以 .ts、.js 或 .py 结尾的文件。`,
    kind: (path) => `${path} 不是可以运行的程序：文件名必须以 .ts、.mts、.js、.mjs 或 .py 结尾。`,
  },
  parameter: {
    unknown: (name, known) =>
      known.length === 0
        ? `这个实验没有参数，所以不能设置 "${name}"。`
        : `这个实验没有参数 "${name}"。它的参数有：${list(known)}。`,
    number: (name, value, whole) => `${name} 是${whole ? '整数' : '数'}，而给出的是 "${value}"。`,
    range: (name, value, min, max) => `${name} 应在 ${min} 到 ${max} 之间，而给出的是 ${value}。`,
    choice: (name, value, options) => `${name} 应为 ${list(options)} 之一，而给出的是 "${value}"。`,
    switch: (name, value) => `${name} 是开关：true 或 false，而给出的是 "${value}"。`,
  },
  run: {
    heading: (name, settings) => (settings ? `${name}   ${settings}` : name),
    utility: 'utility 进程只存在于桌面应用中。请去掉 --processes，或使用 --processes child。',
    stopping: '正在停止运行……（再按一次 Ctrl-C 立即强制结束）',
    traceFailed: (path, reason) => `无法把轨迹写入 ${path}：${reason}。请换一个文件。`,
    ours: (reason) => `Concurrency Lab 自身出了问题：${reason}`,
  },
  replay: {
    unreadable: (path, reason) => `无法读取轨迹 ${path}：${reason}`,
    empty: '文件是空的。轨迹由 "lab run … --trace FILE" 写出。',
    noTrace: '第一行不是轨迹的开头。轨迹由 "lab run … --trace FILE" 写出。',
    newer: (known) =>
      `它由更新版本的 Concurrency Lab 写出，而这里只认识到版本 ${known} 的轨迹。请更新 Concurrency Lab 后重试。`,
    noFile: (path) => `文件 ${path} 不存在。轨迹由 "lab run … --trace FILE" 写出。`,
    truncated: (path) => `轨迹 ${path} 不完整：缺少结尾，所以报告只代表在此之前记录的内容。`,
    badLines: (path, skipped, line, reason) =>
      `${path} 中有 ${skipped} 行无法读取，已略过；第一处在第 ${line} 行：${reason}`,
  },
  labs: {
    parameters: (text) => `参数：${text}`,
    how: '运行：npm run -s lab -- run <id>        手动：npm run -s lab -- shell <id>',
    none: '此构建中没有实验。',
  },
  topics: {
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
  menu: {
    title: 'Concurrency Lab：选择一个实验',
    ask: '实验的编号或 id（回车或 q 离开）：',
    none: (text) => `"${text}" 既不是列表中的编号，也不是实验的 id。`,
    about: '内容',
    tasks: '试一试',
    observe: '应该看到',
    why: '为什么',
    parameter: (label, range) => `${label}${range ? `（${range}）` : ''}`,
    how: (name) => `运行 ${name}：[回车] 整体运行   h 手动   b 返回列表   q 离开：`,
    bad: (reason) => `${reason}请重新输入：`,
    again: '[回车] 返回列表   q 离开：',
    speed: '睡眠快多少倍？',
    noTerminal: '这里不是终端，所以没有菜单。实验列表：',
  },
  shell: {
    welcome: (name) => `${name}，手动模式。主进程等待你的命令；"help" 列出所有命令。`,
    prompt: 'lab> ',
    declared: (names) => `已声明：${names}。`,
    waits: (what) => `main 正在等待：${what}> `,
    busy: (command) => `main 正忙：${command}> `,
    idle: '队列是空的。',
    queued: (text, position) => `main 正忙；"${text}" 排在队列的第 ${position} 位。`,
    unknown: (word, near) =>
      `没有 "${word}" 这个命令${near ? `；是不是 "${near}"？` : '。'}"help" 列出所有命令。`,
    noActor: (name, known) =>
      `没有名为 "${name}" 的角色。${known.length > 0 ? `现有：${list(known)}。` : '还没有任何角色启动。'}`,
    whom: (command) => `对谁？请写出 ${command} 和名字，例如：${command} t1`,
    stopAsk: 'Ctrl-C：停止运行吗？[y/N] ',
    over: '运行已结束。',
    queueDropped: (n) => `队列中有 ${n} 条命令没有执行。`,
    failed: (text, reason) => `${text}：${reason}`,
    done: (text, result) => (result ? `${text}：${result}` : `${text}：完成`),
    signalled: (signal, name) => `已向 ${name} 发送 ${signal}。`,
    ps: {
      name: '名字',
      kind: '种类',
      pid: 'pid',
      parent: '父进程',
      thread: '线程号',
      state: '状态',
      waits: '在等什么',
    },
    nobodyWaits: '没有谁在等谁。',
    waitsFor: (actor, what) => `${actor} 在等：${what}`,
    heldBy: (what, holders) => `${what}，持有者是 ${holders}`,
    until: (what, seconds) => `${what}，最迟到 ${seconds} 秒`,
    help: `作为程序（由主进程逐条执行，会真的阻塞）：
  start t1            启动一个进程或线程
  run t1              改为在主进程里执行它的代码
  join t1 [秒]        等待它结束
  close t1            释放属于它的资源            cancel timer      取消尚未触发的定时器
  put q 5 [超时]      向队列放入一项              get q [超时]      取出一项
  acquire lock1 [超时]                            release lock1     locked lock1
  set e / clear e     事件的标志                  wait e [超时]     等待事件；is_set e
  apply pool fn 1 2   进程池的任务（阻塞）        map pool fn 1 2   对每一项调用 fn
  value m [5]         读取（或设置）一个值
作为操作系统（从外部，立即生效，不管主进程在做什么）：
  terminate t1        SIGTERM                     kill t1           SIGKILL
查看：
  ps                  所有角色                    wait-for          谁在等谁
  queue               排队的命令                  help
  quit                结束运行`,
  },
  doctor: {
    title: '这台机器上哪些功能可用',
    summaryGood: '所有实验都可以在这里运行。',
    summaryBad: (n) => `有 ${n} 处需要注意；旁边写着该怎么做。`,
  },
  bench: {
    missing: '此安装中没有性能测试：请在项目的克隆中运行 "npm run bench"。',
  },
}
