// A partner’s code and name as Chinese customs give them in; what is wrong with the pair out.
import type { Partner } from '../../dataset/mapping-schema.ts'

interface Wrong {
  message: string
  hint: string
}

/**
 * Customs have codes of their own, 116 for Japan; where code and name disagree, the file has another list of codes or its names
 * were read in a wrong encoding, and no row of it can be trusted. Partners that the mapping does not name are not checked so.
 */
export function wrongPartner(code: string, name: string, partners: readonly Partner[]): Wrong | undefined {
  const found = `found the partner ${JSON.stringify(code)} with the name ${JSON.stringify(name)}`
  const hint = 'download the table again; if it is whole, correct the partner in mapping.yaml'
  if (!/^\d{3}$/.test(code)) return { message: `${found}, expected a code of three digits`, hint }
  if (!/\p{Script=Han}/u.test(name)) return { message: `${found}, expected a Chinese name`, hint }
  const known = partners.flatMap(({ gacc }) => (gacc ? [gacc] : []))
  const byCode = known.find((partner) => partner.code === code)
  if (byCode && byCode.name !== name) return { message: `${found}, expected ${byCode.name}`, hint }
  const byName = known.find((partner) => partner.name === name)
  if (byName && byName.code !== code) return { message: `${found}, expected the code ${byName.code}`, hint }
  return undefined
}
