/** `npm start`: the app. Until the desktop exists this is the terminal shell's menu of labs. */
process.argv.splice(2, process.argv.length, 'menu', ...process.argv.slice(2))
await import('./lab.mjs')
