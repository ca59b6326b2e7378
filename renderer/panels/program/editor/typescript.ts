/** What the TypeScript service knows: the language as the engine runs it, the `lab` library, and nothing else. */
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register'
import lab from '../../../../out/lab/lab.d.ts?raw'

const CANNOT_FIND_MODULE = 2307

export function setUpTypeScript(): void {
  typescriptDefaults.setCompilerOptions({
    // Sucrase leaves the language as it is written.
    target: ScriptTarget.ESNext,
    // Without the browser's own library: a program has no window and no document.
    lib: ['es2022'],
    types: [],
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    isolatedModules: true,
    strict: true,
    noEmit: true,
    allowNonTsExtensions: true,
  })
  typescriptDefaults.addExtraLib(lab, 'file:///lab.d.ts')
}

/** A program file may import files beside it, which the service can't see. */
export function allowOtherFiles(allowed: boolean): void {
  const { diagnosticCodesToIgnore: now = [] } = typescriptDefaults.getDiagnosticsOptions()
  // Each change starts the service anew.
  if (now.length > 0 !== allowed)
    typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: allowed ? [CANNOT_FIND_MODULE] : [] })
}
