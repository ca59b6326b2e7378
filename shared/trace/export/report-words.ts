/** The words of the HTML report, besides those it shares with the terminal's. */
import type { Language } from '../explain.ts'

export interface ReportWords {
  readonly run: string
  readonly date: string
  readonly language: string
  readonly machine: string
  readonly cores: (n: number) => string
  readonly speed: string
  readonly seed: string
  readonly driven: Readonly<Record<'whole' | 'hand', string>>
  readonly processes: Readonly<Record<'child' | 'utility', string>>
  readonly parameters: string
  readonly try: string
  readonly timeline: string
  readonly graph: string
  readonly values: string
  readonly name: string
  readonly value: string
  readonly output: string
  readonly lines: readonly [actor: string, time: string, text: string]
  readonly left: (n: number) => string
  readonly noOutput: string
  readonly made: string
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    run: 'Run',
    date: 'Date',
    language: 'Language',
    machine: 'Machine',
    cores: (n) => (n === 1 ? '1 core' : `${n} cores`),
    speed: 'Speed',
    seed: 'Seed',
    driven: { whole: 'the whole program', hand: 'by hand' },
    processes: { child: 'child processes', utility: 'utility processes' },
    parameters: 'Parameters',
    try: 'Try',
    timeline: 'Timeline',
    graph: 'Wait-for graph at the verdict',
    values: 'Values at the end',
    name: 'name',
    value: 'value',
    output: 'Output',
    lines: ['actor', 'time', 'text'],
    left: (n) => `… ${n} lines left out here …`,
    noOutput: 'The program printed nothing.',
    made: 'Made by Concurrency Lab from the trace of a real run.',
  },
  zh: {
    run: '运行',
    date: '日期',
    language: '语言',
    machine: '机器',
    cores: (n) => `${n} 个核心`,
    speed: '速度',
    seed: '随机种子',
    driven: { whole: '整个程序', hand: '手动逐步' },
    processes: { child: '子进程', utility: '实用进程' },
    parameters: '参数',
    try: '可以试试',
    timeline: '时间线',
    graph: '诊断时的等待图',
    values: '结束时的值',
    name: '名称',
    value: '值',
    output: '输出',
    lines: ['执行者', '时间', '内容'],
    left: (n) => `…… 此处省略 ${n} 行 ……`,
    noOutput: '程序没有输出。',
    made: '由并发实验室根据一次真实运行的轨迹生成。',
  },
}
