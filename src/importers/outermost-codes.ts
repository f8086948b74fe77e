// HS codes in; each once, without those that lie inside another one (28461010 in 2846), out.
import { compareText } from '../dataset/order.ts'

export function outermostCodes(codes: readonly string[]): string[] {
  const all = [...new Set(codes)].sort(compareText)
  return all.filter((code) => !all.some((other) => other !== code && code.startsWith(other)))
}
