/** The way to the supervisor: the same for a forked process and for an Electron utility process. */

export interface Port {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** The supervisor has vanished, or has let go of us. */
  onClose(listener: () => void): void
}

/** Electron's, as far as it is used; only electron/desktop may import its types. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
}

/** The port of this process. */
export function supervisorPort(): Port {
  const utility = (process as { parentPort?: ParentPort }).parentPort
  return utility ? utilityPort(utility) : forkPort()
}

function forkPort(): Port {
  return {
    post(message) {
      // Without a callback a closed channel would be thrown out of some later turn; 'disconnect' tells us anyway.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
    },
    onMessage: (listener) => void process.on('message', listener),
    onClose(listener) {
      process.on('disconnect', listener)
      if (!process.connected) listener()
    },
  }
}

/** A utility process gets no 'disconnect': its parent is looked after instead. Not run here. */
function utilityPort(port: ParentPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data)),
    onClose(listener) {
      const parent = process.ppid
      const timer = setInterval(() => {
        if (process.ppid === parent) return
        clearInterval(timer)
        listener()
      }, PARENT_MS)
    },
  }
}

const PARENT_MS = 100
