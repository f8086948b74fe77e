// The style sheet of a page in, its content security policy out: nothing runs, nothing is fetched, and no style is taken but
// this one (https://www.w3.org/TR/CSP3/).
import { sha256Base64 } from '../checksum.ts'

/** For a page whose only style element holds exactly `css`, without a carriage return: the browser would drop it. */
export function contentPolicy(css: string): string {
  if (css.includes('\r')) throw new Error('the style sheet holds a carriage return')
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(css)}'`,
    ...['img-src data:', 'font-src data:', "base-uri 'none'", "form-action 'none'"],
  ].join('; ')
}
