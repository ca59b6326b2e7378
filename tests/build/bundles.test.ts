import { expect, test } from 'vitest'
import { BUNDLES } from '../../build/bundles.mjs'

test('x', () => {
  expect(BUNDLES.length).toBeGreaterThan(2)
})
