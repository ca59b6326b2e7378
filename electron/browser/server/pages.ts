/** The two answers that are no files of the page. */
import type { ServerResponse } from 'node:http'
import type { Refusal } from './admission.ts'

const STATUS: Record<Refusal, number> = { method: 405, host: 403, origin: 403, cookie: 403 }

/**
 * Goes on to the page. Not a redirect: a cookie of the strict kind is sent only where the request comes from a page of
 * ours, and whoever opened this address was none.
 */
export function opening(response: ServerResponse): void {
  page(response, 200, '<meta http-equiv="refresh" content="0;url=/"><title>Concurrency Lab</title>')
}

export function notLetIn(response: ServerResponse, why: Refusal): void {
  if (why === 'method') response.setHeader('Allow', 'GET, HEAD')
  page(
    response,
    STATUS[why],
    `<title>Concurrency Lab</title>
<p>This address works once, in the browser that opened it first. Go on in the window that is open, or start again with <code>npm start</code>.</p>
<p lang="zh-CN">此地址只能使用一次，且只在首先打开它的浏览器中有效。请在已打开的窗口中继续，或重新运行 <code>npm start</code>。</p>`,
  )
}

function page(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
  // An icon of nothing, or the browser would ask for /favicon.ico.
  response.end(`<!doctype html>\n<meta charset="utf-8">\n<link rel="icon" href="data:,">\n${body}\n`)
}
