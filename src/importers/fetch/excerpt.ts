// Whatever a server sent in; a short piece of it on one line out, fit for a terminal and without the key.

const LONGEST = 160

/** Control characters could rewrite the terminal, and a server may send back the headers that it got. */
export function excerpt(sent: Uint8Array | string, secret?: string): string {
  const text = typeof sent === 'string' ? sent : new TextDecoder().decode(sent.subarray(0, 64 * 1024))
  const said = messageIn(text) ?? text
  const open = secret === undefined ? said : said.replace(anyCase(secret), '(key)')
  const line = open.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} ...` : line
}

/** What a server says in words, where it wraps them in JSON as Comtrade’s does. */
function messageIn(text: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text)
    const message = json !== null && typeof json === 'object' && 'message' in json ? json.message : undefined
    return typeof message === 'string' && message !== '' ? message : undefined
  } catch {
    return undefined
  }
}

/** Names of servers are given back in small letters, whatever stood there. */
function anyCase(text: string): RegExp {
  return new RegExp(text.replace(/[^A-Za-z0-9]/g, String.raw`\$&`), 'gi')
}
