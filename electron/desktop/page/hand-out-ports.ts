/** Gives our own page its port to the engine whenever it asks; nobody else gets one. */
import { ipcMain, type MessagePortMain, type WebContents, type WebFrameMain } from 'electron'
import { ASK_FOR_PORT, PORT } from './handshake.ts'
import { isOurPage } from './scheme.ts'

export function handOutPorts(newPort: () => Promise<MessagePortMain>): void {
  ipcMain.on(ASK_FOR_PORT, ({ sender, senderFrame }) => {
    if (!isTrusted(sender, senderFrame)) return
    newPort().then(
      (port) => {
        // It may have been closed, or have loaded another page, meanwhile.
        if (!sender.isDestroyed() && isTrusted(sender, sender.mainFrame))
          sender.postMessage(PORT, null, [port])
        else port.close()
      },
      // The engine has ended and is started again: the page asks again when it is not answered.
      () => undefined,
    )
  })
}

/** The main frame of a window that shows our page; a frame is null if it is gone already. */
function isTrusted(sender: WebContents, frame: WebFrameMain | null): boolean {
  return frame !== null && frame === sender.mainFrame && isOurPage(frame.url)
}
