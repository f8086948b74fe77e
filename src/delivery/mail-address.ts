// An address of mail as somebody wrote it in; as it stands in headers, and as one person is told from another, out.
import { domainToASCII } from 'node:url'
import { address } from '../dataset/schema.ts'

/** Characters that begin or end lines, or that nobody sees: no address has them, and converting a domain drops some in silence. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * The address without spaces around it, its domain in lower case and in ASCII (`xn--…`); undefined for what is no address, or
 * would need quotes in a header.
 */
export function readAddress(given: string): string | undefined {
  if (HIDDEN.test(given)) return undefined
  const [local, domain, ...more] = given.trim().split('@')
  if (local === undefined || domain === undefined || more.length > 0) return undefined
  // The conversion would decode %41, too.
  const ascii = domain.includes('%') ? '' : domainToASCII(domain)
  const whole = `${local}@${ascii}`
  return address.safeParse(whole).data
}

/**
 * What is the same for every way in which one address may be written. Servers may tell capitals before the @ apart, but none that
 * matters does, and a person who is listed in two spellings would get two copies.
 */
export function normalAddress(given: string): string {
  return given.toLowerCase()
}

/** The part behind the @. */
export function domainOf(given: string): string {
  return normalAddress(given.slice(given.lastIndexOf('@') + 1))
}
