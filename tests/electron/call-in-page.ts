/** In the page: asks for a port, makes one call as shared/contract/app/connect.ts writes it, and takes its answer. */
export async function callInPage([name, input]: readonly [string, unknown]): Promise<unknown> {
  const port = await new Promise<MessagePort>((take) => {
    const listener = (event: MessageEvent) => {
      if (event.data !== 'lab-port' || !event.ports[0]) return
      window.removeEventListener('message', listener)
      take(event.ports[0])
    }
    window.addEventListener('message', listener)
    window.postMessage('lab-ready', window.location.origin)
  })
  const answer = await new Promise<{ r: { ok: boolean; value?: unknown; problem?: unknown } }>((take) => {
    port.onmessage = ({ data }: MessageEvent<string>) => {
      const frame = JSON.parse(data) as { t: string; i: string; r: { ok: boolean; value?: unknown } }
      // The page’s own answers may come along the same way.
      if (frame.t === 's' && frame.i === 'test') take(frame)
    }
    port.postMessage(JSON.stringify({ t: 'q', i: 'test', m: name, a: [input] }))
  })
  port.close()
  if (!answer.r.ok) throw new Error(JSON.stringify(answer.r.problem))
  return answer.r.value
}
