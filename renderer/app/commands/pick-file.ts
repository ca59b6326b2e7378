/** A file through the page's own dialog, for a shell that has none: the page is given its text and never its path. */
import { PROGRAM_ENDINGS, takeFile, TRACE_ENDINGS } from './take-file.ts'

export async function pickFile(): Promise<void> {
  const file = await chosenFile()
  if (file) await takeFile(file)
}

function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = [...PROGRAM_ENDINGS, ...TRACE_ENDINGS].join()
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}
