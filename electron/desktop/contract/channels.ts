/** Electron's message ports and parent port as channels of the contract: texts in order. */
import type { MessagePortMain, ParentPort, UtilityProcess } from 'electron'
import type { Channel } from '../../../shared/contract/app/connect.ts'

/** Of a port that was handed to us. */
export function portChannel(port: Pick<MessagePortMain, 'on' | 'postMessage' | 'start'>): Channel {
  return {
    post: (text) => port.postMessage(text),
    listen(listener) {
      port.on('message', ({ data }) => listener(data))
      port.start()
    },
  }
}

/** In a utility process, to the main process. */
export function parentChannel(port: Pick<ParentPort, 'on' | 'postMessage'>): Channel {
  return {
    post: (text) => port.postMessage(text),
    listen: (listener) => void port.on('message', ({ data }) => listener(data)),
  }
}

/** In the main process, to a utility process; `alive`: Electron crashes if something is posted to one that has ended. */
export function childChannel(
  child: Pick<UtilityProcess, 'on' | 'postMessage'>,
  alive: () => boolean,
): Channel {
  return {
    post(text) {
      if (alive()) child.postMessage(text)
    },
    listen: (listener) => void child.on('message', listener),
  }
}
