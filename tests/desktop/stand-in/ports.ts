/** Electron's MessagePortMain over a real message port of Node's: queued until started, wrapped when transferred. */
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

export class PortMain extends EventEmitter {
  constructor(readonly inner: MessagePort) {
    super()
    inner.on('close', () => this.emit('close'))
  }

  start(): void {
    this.inner.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
  }

  postMessage(message: unknown, transfer: PortMain[] = []): void {
    this.inner.postMessage(
      message,
      transfer.map(({ inner }) => inner),
    )
  }

  close(): void {
    this.inner.close()
  }
}

export class ChannelMain {
  readonly port1: PortMain
  readonly port2: PortMain

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new PortMain(port1)
    this.port2 = new PortMain(port2)
  }
}
