/** There is no Python to run a program with. */
import { startMethodsOn } from '../../../shared/contract/start-methods.ts'
import type { Text } from '../../../shared/labs/lab.ts'
import { LEAST_PYTHON } from './interpreters.ts'

export type PythonProblem = 'no-python' | 'no-interpreter' | 'too-old' | 'whole-only' | 'start-method'

const sentence: Record<PythonProblem, (detail: string) => Text> = {
  'no-python': () => ({
    en: `There is no Python on this machine, so Python programs can't be run; everything else works. Install Python ${LEAST_PYTHON} or newer (https://www.python.org/downloads/), or choose an interpreter in the settings.`,
    zh: `本机没有 Python，因此无法运行 Python 程序；其他功能不受影响。请安装 Python ${LEAST_PYTHON} 或更新版本（https://www.python.org/downloads/），或在设置中指定解释器。`,
  }),
  'no-interpreter': (path) => ({
    en: `${path} is no Python interpreter, or it does not start. Choose the path of a python3 that is ${LEAST_PYTHON} or newer.`,
    zh: `${path} 不是 Python 解释器，或者无法启动。请指定 ${LEAST_PYTHON} 或更新版本的 python3 的路径。`,
  }),
  'too-old': (found) => ({
    en: `Python ${found} is too old: programs need Python ${LEAST_PYTHON} or newer here. Install a newer one, or choose another with --python or in the settings.`,
    zh: `Python ${found} 版本过旧：这里需要 Python ${LEAST_PYTHON} 或更新版本。请安装新版本，或用 --python 或在设置中指定另一个解释器。`,
  }),
  'whole-only': () => ({
    en: 'A Python program runs its own code from beginning to end; only TypeScript programs can be driven by hand.',
    zh: 'Python 程序只能整体运行，从头执行到尾；只有 TypeScript 程序可以手动驱动。',
  }),
  'start-method': (method) => ({
    en: `Python can't make processes by ${method} on this system, only by ${possible()}. Choose that, or none.`,
    zh: `此系统上的 Python 不能用 ${method} 创建进程，只能用 ${possible()}。请选择它，或不指定。`,
  }),
}

const possible = () => startMethodsOn(process.platform).join(', ')

export class PythonError extends Error {
  override readonly name = 'PythonError'
  readonly code: PythonProblem
  readonly text: Text
  constructor(code: PythonProblem, detail = '') {
    const text = sentence[code](detail)
    super(text.en)
    this.code = code
    this.text = text
  }
}
