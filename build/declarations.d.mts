export const DECLARATIONS: string
export function writeDeclarations(): Promise<void>
