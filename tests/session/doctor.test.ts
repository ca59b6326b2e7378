import { expect, test } from 'vitest'
import { findElectron } from '../../electron/session/doctor/electron-binary.ts'

test('an app that runs in Electron has found it: itself, whatever lies beside it', () => {
  const nowhere = { ELECTRON_EXEC_PATH: '/there/is/none' }
  expect(findElectron(nowhere, { node: '24.0.0', electron: '45.4.1' })).toEqual({
    path: process.execPath,
    version: '45.4.1',
  })
  expect(findElectron(nowhere, { node: '24.0.0' })).toBeUndefined()
})
