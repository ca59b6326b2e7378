import type { measures as en } from '../en/measures.ts'
import type { Same } from '../index.ts'

export const measures: Same<typeof en> = {
  title: '测量',
  empty:
    '像“线程还是进程？”这样的实验会进行测量：运行一次，结果就以柱状图显示在这里，都是在这台机器上测得的。',
  none: '到这一刻为止，这次运行还没有测量任何东西。',
  how: '{language}：在 {platform} {arch}、{cores} 个核的机器上测得，{date}。',
  speed: '睡眠和超时按书写值的 {speed} 倍速度进行；计算所需的时间不变。',
  logarithmic: '对数刻度：每条竖线是前一条的十倍。',
  compare: '用另一种语言也运行一次，就可以并排比较。',
  typescript: 'TypeScript',
  python: 'Python',
  what: '项目',
  chart: '柱状图：{group}，单位 {unit}',
  word: {
    'I/O-bound': 'I/O 密集型',
    'CPU-bound': 'CPU 密集型',
    'main alone': '主线程单独',
    sequential: '顺序执行',
    threads: '线程',
    processes: '进程',
    coroutines: '协程',
    'from creation to end, each': '从创建到结束，每个',
    'one addition': '一次加法',
    breakfast: '早餐',
    'all sleeps added up': '全部睡眠之和',
    measured: '实测',
    'waited for the board': '等待布告栏',
    'share of the turns': '轮次占比',
    greedy: '贪婪者',
    modest: '谦让者',
  },
  noLock: '{who}，不加锁',
  withLock: '{who}，加锁',
  unit: { s: '秒', ms: '毫秒', µs: '微秒', ns: '纳秒', '%': '%' },
}
