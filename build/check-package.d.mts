export function checkPackage(folder: string, config: string): { problems: string[]; summary: string[] }
export function archived(path: string): Map<string, { size?: number; unpacked?: boolean }>
