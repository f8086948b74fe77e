// Bytes or text in, their SHA-256 out: how manifests name inputs, fonts and outputs, and a page its style sheet.
import { createHash } from 'node:crypto'

/** In hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** As a content security policy has it. */
export function sha256Base64(content: string): string {
  return createHash('sha256').update(content).digest('base64')
}
