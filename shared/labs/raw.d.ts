/** `import program from './program.ts?raw'` (or `.py?raw`) is the text of the file, as Vite and Vitest have it. */
declare module '*?raw' {
  const text: string
  export default text
}
