/** The language that the command line asks for. */
export { chooseLanguage, LANGUAGES } from '../session/language.ts'

/** The value of `--lang` before the command line is really read: its own errors are told in that language. */
export function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return undefined
  return args[at]!.includes('=') ? args[at]!.slice('--lang='.length) : args[at + 1]
}
