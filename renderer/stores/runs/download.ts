/** Hands a file to the user, the same way in the desktop and in a browser. */
import type { ExportedFile } from './exported.ts'

export function download({ name, content }: ExportedFile): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Only after the download has begun may what it points to go.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
