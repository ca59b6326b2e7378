import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUNDLES, LAB_ALIAS, ROOT } from '../../build/bundles.mjs'
import tsconfig from '../../tsconfig.json' with { type: 'json' }

test('every bundle has a file of its own', () => {
  expect(new Set(BUNDLES.map(({ file }) => file)).size).toBe(BUNDLES.length)
})

test("the bundler finds 'lab' where the compiler finds it", () => {
  const resolve = (name: string) => {
    const alias = LAB_ALIAS.find(({ find }) => find.test(name))
    return alias && name.replace(alias.find, alias.replacement)
  }
  const { paths } = tsconfig.compilerOptions
  expect(resolve('lab')).toBe(join(ROOT, paths.lab[0]!))
  expect(resolve('lab/threading')).toBe(join(ROOT, paths['lab/*'][0]!.replace('*', 'threading')))
  expect(resolve('label')).toBeUndefined()
  expect(existsSync(join(ROOT, 'electron', 'runtime'))).toBe(true)
})
