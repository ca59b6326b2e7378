/**
 * `node build/icons/render.mjs`: makes the icons of every system out of icon.svg, with the Chromium of this machine
 * (CHROMIUM_PATH). What it makes is kept in the repository, so that packaging needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const HERE = import.meta.dirname
/** Linux takes each size as a file, named so. */
const LINUX = [16, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 128, 256]
/** Apple's names of the sizes, as PNG. */
const APPLE = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

const svg = readFileSync(join(HERE, 'icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
try {
  const page = await browser.newPage()
  const pictures = new Map()
  for (const size of new Set([...LINUX, ...WINDOWS, ...Object.values(APPLE)])) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    )
    pictures.set(size, await page.screenshot({ omitBackground: true }))
  }
  mkdirSync(join(HERE, 'linux'), { recursive: true })
  for (const size of LINUX) writeFileSync(join(HERE, 'linux', `${size}x${size}.png`), pictures.get(size))
  writeFileSync(join(HERE, 'icon.ico'), ico(WINDOWS.map((size) => [size, pictures.get(size)])))
  writeFileSync(
    join(HERE, 'icon.icns'),
    icns(Object.entries(APPLE).map(([name, size]) => [name, pictures.get(size)])),
  )
} finally {
  await browser.close()
}

/** A header of 6 bytes, 16 bytes an image, and the images as PNG (Windows Vista and later). */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let at = head.length
  images.forEach(([size, png], i) => {
    const entry = 6 + 16 * i
    // 0 means 256.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  })
  return Buffer.concat([head, ...images.map(([, png]) => png)])
}

/** `icns` and the length of all of it, then each image behind its name and length. */
function icns(images) {
  const parts = images.map(([name, png]) => Buffer.concat([chunkHead(name, png.length + 8), png]))
  const length = parts.reduce((sum, part) => sum + part.length, 8)
  return Buffer.concat([chunkHead('icns', length), ...parts])
}

function chunkHead(name, length) {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(length, 4)
  return head
}
