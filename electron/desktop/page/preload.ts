/**
 * The page's sandboxed preload. It puts nothing into the page: asked by the page, it asks the main process for a port to
 * the engine and hands it over. What the port carries is the contract, checked by both ends.
 */
import { ipcRenderer } from 'electron'
import { ASK_FOR_PORT, PORT, READY } from './handshake.ts'

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && event.data === READY) ipcRenderer.send(ASK_FOR_PORT)
})

ipcRenderer.on(PORT, (event) => window.postMessage(PORT, window.location.origin, [...event.ports]))
