/** The emitted declarations as a program of their own, whose names can be asked for. */
import { dirname, join } from 'node:path/posix'

/** @param emitted declaration files by path */
export function programOf(ts, files, emitted) {
  const options = { noLib: true, types: [], module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }
  const host = {
    ...ts.createCompilerHost(options),
    fileExists: (file) => emitted.has(file),
    readFile: (file) => emitted.get(file),
    getSourceFile: (file, language) => {
      const text = emitted.get(file)
      return text === undefined ? undefined : ts.createSourceFile(file, text, language, true)
    },
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const resolvedFileName = join(dirname(from), text).replace(/\.ts$/, '.d.ts')
        return {
          resolvedModule: emitted.has(resolvedFileName)
            ? { resolvedFileName, extension: '.d.ts' }
            : undefined,
        }
      }),
  }
  return ts.createProgram(files, options, host)
}
