/**
 * Who may talk to the server. Everybody on this machine and every page in every browser can reach its port, so: the
 * Host must be the one that was opened (a name that was rebound to 127.0.0.1 is another), the Origin our own, and the
 * cookie the one that was given, once, to whoever brought the token.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export type Refusal = 'method' | 'host' | 'origin' | 'cookie'

const SECRET_BYTES = 32

export class Admission {
  readonly #host: string
  readonly #token = randomBytes(SECRET_BYTES).toString('base64url')
  readonly #secret = randomBytes(SECRET_BYTES).toString('base64url')
  #used = false

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`
  }

  get origin(): string {
    return `http://${this.#host}`
  }

  /** What has to be opened; it works once. */
  get address(): string {
    return `${this.origin}/open?token=${this.#token}`
  }

  /** Not sent along by other sites, not readable by scripts, gone with the browser. Cookies know no ports, so its name does. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#secret}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** True for the token, the first time. */
  redeem(token: string | null): boolean {
    if (this.#used || token === null || !same(token, this.#token)) return false
    this.#used = true
    return true
  }

  /** Why the bearer of the token, who has no cookie yet, is not let in; undefined if nothing is wrong. */
  refuseOpening({ method, headers }: IncomingMessage): Refusal | undefined {
    if (method !== 'GET') return 'method'
    if (headers.host !== this.#host) return 'host'
    return headers.origin === undefined ? undefined : 'origin'
  }

  /** Why a request for a part of the page is refused. */
  refuseRequest(request: IncomingMessage): Refusal | undefined {
    const { method, headers } = request
    if (method !== 'GET' && method !== 'HEAD') return 'method'
    if (headers.host !== this.#host) return 'host'
    // Another page, even on another port of this address, may not so much as link to this one.
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'origin'
    if (headers.origin !== undefined && headers.origin !== this.origin) return 'origin'
    return this.#hasCookie(request) ? undefined : 'cookie'
  }

  /** Why a socket is refused. A page always says where it comes from; whoever doesn't is none. */
  refuseSocket(request: IncomingMessage): Refusal | undefined {
    if (request.headers.origin !== this.origin) return request.headers.host === this.#host ? 'origin' : 'host'
    return this.refuseRequest(request)
  }

  get #cookieName(): string {
    return `lab-${this.#host.split(':')[1]!}`
  }

  #hasCookie({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
    return cookies.some((cookie) => same(cookie, `${this.#cookieName}=${this.#secret}`))
  }
}

/** Says nothing about how much of it is right. */
function same(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
