/** How a page gets its port: the page tells its preload READY, the preload the main process ASK_FOR_PORT; PORT comes back. */
export const READY = 'lab-ready'
export const ASK_FOR_PORT = 'lab-ask-for-port'
export const PORT = 'lab-port'
