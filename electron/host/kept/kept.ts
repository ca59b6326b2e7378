/**
 * A small record that the app remembers, as a file that people may edit: each member is checked when it is read. What
 * does not fit gets its default, and the file as it was is set aside, so that nothing is lost.
 */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import type { z } from 'zod'
import type { Problem } from '../../../shared/contract/app/problem.ts'
import { failure } from '../problems.ts'

export class Kept<Schema extends z.ZodObject> {
  /** What was wrong with the file when it was read. */
  readonly problem: Problem | undefined
  readonly #schema: Schema
  readonly #conf: Conf
  #value: z.output<Schema>

  /** `name`: of the file in `folder`, without `.json`. Every member of the schema needs a default. */
  constructor(folder: string, name: string, schema: Schema) {
    this.#schema = schema
    const path = join(folder, `${name}.json`)
    const { value, wrong } = read(path, schema)
    this.#value = value
    this.problem = wrong === undefined ? undefined : problemOf(path, wrong, setAside(path))
    // It reads the file too, and throws at what is no JSON; that file has been set aside, so it may be emptied.
    this.#conf = new Conf({
      cwd: folder,
      configName: name,
      clearInvalidConfig: true,
      accessPropertiesByDotNotation: false,
    })
  }

  get value(): z.output<Schema> {
    return this.#value
  }

  /** Takes effect at once. @throws ProblemError if it can't be written down */
  set(value: z.input<Schema>): z.output<Schema> {
    this.#value = this.#schema.parse(value)
    try {
      this.#conf.store = this.#value
    } catch (cause) {
      throw failure(
        (reason) => ({
          en: `This holds until the app is closed, but it could not be written to ${this.#conf.path}: ${reason}`,
          zh: `在关闭应用之前有效，但无法写入 ${this.#conf.path}：${reason}`,
        }),
        cause,
      )
    }
    return this.#value
  }
}

function read<Schema extends z.ZodObject>(
  path: string,
  schema: Schema,
): { value: z.output<Schema>; wrong: string | undefined } {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    return { value: schema.parse({}), wrong: missing ? undefined : (cause as Error).message }
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { value: schema.parse({}), wrong: 'it is no JSON object' }
  const whole = schema.safeParse(given)
  if (whole.success) return { value: whole.data, wrong: undefined }
  const bad = new Set(whole.error.issues.map(({ path: [member] }) => String(member)))
  const rest = Object.fromEntries(Object.entries(given).filter(([member]) => !bad.has(member)))
  return { value: schema.parse(rest), wrong: [...bad].join(', ') }
}

/** Where the file was copied to; undefined if that was not possible. */
function setAside(path: string): string | undefined {
  const copy = path.replace(/\.json$/, `.invalid-${new Date().toISOString().replace(/[-:]|\..*/g, '')}.json`)
  try {
    copyFileSync(path, copy)
    return copy
  } catch {
    return undefined
  }
}

function problemOf(path: string, wrong: string, copy: string | undefined): Problem {
  return {
    code: 'settings',
    text: {
      en: `${path} could not be used as it is (${wrong}); defaults are used instead.${copy ? ` Your file was kept as ${copy}.` : ''}`,
      zh: `无法按原样使用 ${path}（${wrong}），相应部分改用默认值。${copy ? `原文件保存为 ${copy}。` : ''}`,
    },
  }
}
