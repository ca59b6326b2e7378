import { expect, test } from 'vitest'
import { askedLanguage, chooseLanguage } from '../../electron/terminal/language.ts'
import { sentences } from '../../electron/terminal/sentences.ts'

test('the environment decides, unless --lang does', () => {
  expect(chooseLanguage(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(chooseLanguage(undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en')
  expect(chooseLanguage(undefined, {})).toBe('en')
  expect(chooseLanguage('en', { LANG: 'zh_CN.UTF-8' })).toBe('en')
  expect(chooseLanguage('fr', { LANG: 'zh_CN.UTF-8' })).toBe('zh')
})

test('--lang is found wherever it stands', () => {
  expect(askedLanguage(['run', 'lock', '--lang', 'zh'])).toBe('zh')
  expect(askedLanguage(['--lang=en', 'labs'])).toBe('en')
  expect(askedLanguage(['labs'])).toBeUndefined()
})

test('every sentence exists in both languages, and is not simply the other one', () => {
  const same: string[] = []
  const walk = (en: unknown, zh: unknown, path: string) => {
    expect(typeof zh, path).toBe(typeof en)
    if (typeof en === 'object' && en !== null) {
      expect(Object.keys(zh as object).sort(), path).toEqual(Object.keys(en).sort())
      for (const [key, value] of Object.entries(en))
        walk(value, (zh as Record<string, unknown>)[key], `${path}.${key}`)
    } else if (typeof en === 'string' && en === zh) same.push(path)
  }
  walk(sentences.en, sentences.zh, '')
  // Names of things are the same in both.
  expect(same).toEqual(['.shell.prompt', '.shell.ps.pid'])
})
