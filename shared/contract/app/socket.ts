/** Where the browser shell's page finds its channel: a WebSocket of the same origin, each message one text of `connect`. */
export const SOCKET_PATH = '/socket'
