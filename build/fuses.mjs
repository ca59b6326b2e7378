/** The fuses of an Electron binary, read from its bytes: a sentinel, a version, a length, and one character a fuse. */

export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** In the order of the wire; electron-builder's names. */
const NAMES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
]

/** As Electron 45 delivers them. */
export const DELIVERED = '101100011'

/** @returns what each fuse is set to, by name */
export function fusesOf(binary) {
  const at = binary.indexOf(FUSE_SENTINEL)
  if (at < 0) throw new Error('this is no Electron binary: it has no fuses')
  const wire = at + FUSE_SENTINEL.length
  const [version, length] = [binary[wire], binary[wire + 1]]
  if (version !== 1) throw new Error(`the fuses have version ${version}, and only 1 is known`)
  const set = binary.subarray(wire + 2, wire + 2 + length).toString('latin1')
  return Object.fromEntries(NAMES.slice(0, length).map((name, i) => [name, set[i] === '1']))
}
