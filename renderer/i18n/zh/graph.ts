import type { graph as en } from '../en/graph.ts'
import type { Same } from '../index.ts'

export const graph: Same<typeof en> = {
  name: '等待图',
  empty: '一旦有线程或进程持有锁，或在等待什么，就会出现在这里：箭头从等待者指向所等之物，从锁指向其持有者。',
  quiet: '此刻无人等待，也没有被持有的资源。',
  free: '{n} 个自由运行',
  freeNames: '自由运行，没有边：{names}',
  holds: '{actor} 持有 {resource}',
  holdsSince: '{actor} 持有 {resource}（第 {line} 行）',
  edges: '谁在等待谁（列表）',
  legend: { holds: '被持有', waits: '等待' },
  cycles: '环',
  cycle: '环 {n}',
  alone: '单独显示这个环',
  breaks: '{t} 后自行解除：{actor} 将超时',
  breaking: '正在解除：{actor} 超时',
  forEver: '谁也无法继续',
  orphan: '其持有者已结束',
  left: '还剩 {t}',
  crowd: '{n} 个在等待 {name}',
  dead: '{name}，已结束',
  goTo: '{heading}，发生于 {t}：查看',
  fit: '显示全部',
  tidy: '重新布局',
  zoomIn: '放大',
  zoomOut: '缩小',
}
