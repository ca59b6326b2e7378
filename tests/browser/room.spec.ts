/** A large screen, and text at twice its size: every word on a control can be read, in both languages. */
import { expect, test, type Page } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

test.describe.configure({ timeout: 180_000 })

/** At 200 % a window of 1280 × 800 has this many CSS pixels. */
const ROOMS = [
  { name: '1920 × 1080', width: 1920, height: 1080 },
  { name: '1280 × 800', width: 1280, height: 800 },
  { name: '1280 × 800 at 200 %', width: 640, height: 400 },
] as const

for (const { name, ...size } of ROOMS) {
  test(`no word on a control is cut off at ${name}, in English and in Chinese`, async ({ lab }) => {
    const { page } = lab
    await page.setViewportSize(size)
    await runDeadlock(lab)
    try {
      for (const language of ['en', 'zh']) {
        await lab.command(`view.language.${language}`)
        for (const panel of [
          'lab',
          'program',
          'controls',
          'graph',
          'memory',
          'timeline',
          'console',
          'measures',
        ]) {
          await lab.command(`panel.${panel}`)
          await expect(page.locator(`[data-panel=${panel}]`)).toBeVisible()
          expect(await cut(page), `${panel}, ${language}`).toEqual([])
        }
        for (const command of ['app.settings', 'help.shortcuts', 'app.about']) {
          await lab.command(command)
          await expect(page.getByRole('dialog')).toBeVisible()
          expect(await cut(page), `${command}, ${language}`).toEqual([])
          await page.keyboard.press('Escape')
        }
        await lab.command('view.runs')
        await expect(page.locator('.runs-view tbody tr').first()).toBeVisible()
        expect(await cut(page), `runs, ${language}`).toEqual([])
        await lab.command('view.runs')
      }
    } finally {
      await lab.command('view.language.en')
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })
}

test('on a large screen the timeline and the console have the room that is gained', async ({ lab }) => {
  const { page } = lab
  const heights = async () =>
    Promise.all(
      ['Timeline', 'Console', 'Processes'].map(async (name) => (await lab.panel(name).boundingBox())!.height),
    )
  await lab.openDeadlock()
  await lab.command('view.reset-layout')
  const [timeline, output, processes] = await heights()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await lab.command('view.reset-layout')
  const [timelineLarge, outputLarge, processesLarge] = await heights()
  expect(timelineLarge! - timeline!).toBeGreaterThan(100)
  expect(outputLarge! - output!).toBeGreaterThan(50)
  expect(processesLarge! - processes!).toBeLessThan(100)
})

test('nothing moves where motion is not wanted, by the system or by the settings', async ({ lab }) => {
  const { page } = lab
  const longest = () =>
    page.evaluate(() => {
      const seconds = (times: string) => Math.max(...times.split(',').map((time) => parseFloat(time)))
      return Math.max(
        ...[...document.querySelectorAll('.window *, .window')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return [seconds(transitionDuration), seconds(animationDuration)]
        }),
      )
    })
  await runDeadlock(lab)
  expect(await longest(), 'it moves otherwise').toBeGreaterThan(0.1)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(longest).toBeLessThan(0.01)
  await page.emulateMedia({ reducedMotion: null })
  await expect.poll(longest).toBeGreaterThan(0.1)
  await page.keyboard.press('Control+,')
  const motion = page.getByRole('group', { name: 'Motion' })
  await motion.getByText('None').click()
  await page.keyboard.press('Escape')
  await expect.poll(longest).toBeLessThan(0.01)
  await page.keyboard.press('Control+,')
  await motion.getByText('As the system').click()
  await page.keyboard.press('Escape')
})

async function runDeadlock(lab: LabWindow): Promise<void> {
  // The rail may be hidden for want of room.
  await lab.page.keyboard.press('Alt+l')
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
}

/** The words on controls, tabs and headings that are not all to be seen. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = 'button, label, select, legend, th, dt, h2, h3, [role=tab], [role=columnheader]'
    const LIST = '.dv-tabs-overflow-dropdown-default, .dv-tabs-overflow-dropdown-root'
    const found: string[] = []
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      if (!control.checkVisibility() || control.closest('.monaco-editor, .visually-hidden')) continue
      const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(texts.currentNode)
        const text = range.getBoundingClientRect()
        if (text.width === 0 || texts.currentNode.parentElement?.closest('.visually-hidden')) continue
        for (let at = texts.currentNode.parentElement; at; at = at.parentElement) {
          const { overflowX } = getComputedStyle(at)
          // What can be scrolled to is not lost, nor are tabs for which there is a list beside the others.
          if (overflowX === 'auto' || overflowX === 'scroll') break
          if (at.matches('.dv-tabs-container') && control.closest('.dv-groupview')?.querySelector(LIST)) break
          const box = at.getBoundingClientRect()
          if (overflowX !== 'visible' && (text.right > box.right + 1 || text.left < box.left - 1))
            found.push(`${control.tagName} “${texts.currentNode.textContent?.trim()}” in ${at.className}`)
        }
      }
    }
    return found
  })
}
