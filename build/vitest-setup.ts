/** Runs in every test worker: a warning of Node (a leaked listener, a deprecated call) fails the run like an error. */
process.on('warning', (warning) => {
  if (warning.name === 'ExperimentalWarning') return
  void Promise.reject(new Error(`A warning counts as a failure: ${warning.name}: ${warning.message}`))
})
