/** What the browser shell prints in the terminal, in both languages. */
import type { Language } from '../../shared/labs/lab.ts'

const en = {
  address: (address: string) => `Open this address in Chromium, Chrome or Edge (it works once): ${address}`,
  opened: 'Concurrency Lab is open in a window of its own. Ctrl-C here ends it.',
  noBrowser: 'No Chromium, Chrome or Edge was found, so there is no window.',
  browserEnded: 'The browser ended before it had shown the window.',
  stopping: 'Ending …',
  ended: 'No window is open any more. Ended.',
  noPage: (folder: string) => `The page is not built (${folder} is missing). "npm start" builds it.`,
  noTarget: (word: string) =>
    `There is no lab and no file "${word}". Give the id of a lab, a program (.ts, .js, .py) or a trace (.ndjson, .labtrace).`,
  failed: (reason: string) => `Concurrency Lab could not be started: ${reason}`,
}

const zh: typeof en = {
  address: (address) => `请用 Chromium、Chrome 或 Edge 打开此地址（只能使用一次）：${address}`,
  opened: 'Concurrency Lab 已在独立窗口中打开。在这里按 Ctrl-C 结束。',
  noBrowser: '没有找到 Chromium、Chrome 或 Edge，因此没有窗口。',
  browserEnded: '浏览器还没有显示窗口就结束了。',
  stopping: '正在结束……',
  ended: '已没有打开的窗口，程序结束。',
  noPage: (folder) => `页面尚未构建（缺少 ${folder}）。"npm start" 会构建它。`,
  noTarget: (word) =>
    `没有名为 "${word}" 的实验或文件。请给出实验的 id、程序（.ts、.js、.py）或轨迹（.ndjson、.labtrace）。`,
  failed: (reason) => `无法启动 Concurrency Lab：${reason}`,
}

export type Words = typeof en
export const words: Readonly<Record<Language, Words>> = { en, zh }
