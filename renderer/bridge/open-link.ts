/** How this window reaches the app: the desktop's preload hands over a port; anywhere else the page's own server is asked. */
import { SOCKET_PATH } from '../../shared/contract/app/socket.ts'
import { portLink, socketLink, type Link } from './link.ts'

/** As electron/desktop/page/handshake.ts has them. */
const READY = 'lab-ready'
const PORT = 'lab-port'
/** How long a port is waited for, milliseconds. */
const PATIENCE = 5000

export function openLink(): Promise<Link> {
  if (location.protocol === 'http:' || location.protocol === 'https:') {
    return socketLink(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`)
  }
  return handedPort()
}

/**
 * The preload hands it over when it is asked. Not answered: the engine is being started again; whoever asked for the
 * link asks anew.
 */
function handedPort(): Promise<Link> {
  return new Promise((resolve, reject) => {
    const take = (event: MessageEvent<unknown>) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== PORT || !port) return
      finish()
      resolve(portLink(port))
    }
    const timer = setTimeout(() => {
      finish()
      reject(new Error('no port was handed over'))
    }, PATIENCE)
    const finish = () => {
      clearTimeout(timer)
      window.removeEventListener('message', take)
    }
    window.addEventListener('message', take)
    window.postMessage(READY, window.location.origin)
  })
}
