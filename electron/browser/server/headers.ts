/** The headers of every answer. */
import { PAGE_HEADERS } from '../../host/page-headers.ts'

export const HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  // The next start has another port and another cookie; what is asked for again is compared by its tag.
  'Cache-Control': 'no-cache',
}
