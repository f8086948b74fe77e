// Rules of mapping.yaml that need more than one record: what it names exists, nothing is counted twice, units can be converted.
import type { Problem } from '../errors.ts'
import type { Check } from './integrity-context.ts'

/** Series and partners that rules name, and conversions to the units of their series. */
export const mappingNames: Check = ({ dataset: { mapping, series }, places, ids }) => {
  if (mapping === undefined) return []
  const partners = new Set([...mapping.partners.map(({ id }) => id), 'world'])
  return mapping.rules.flatMap((rule, index): Problem[] => {
    const of = series.get(rule.series)
    const at = (key: string) => places.of(mapping, 'rules', index, key)
    const problems: Problem[] = []
    if (of === undefined) {
      if (ids.series.has(rule.series)) return []
      const message = `found the series "${rule.series}", which series.yaml does not have`
      return [{ where: at('series'), message, hint: 'correct the id, or define the series' }]
    }
    if (!partners.has(rule.partner)) {
      const message = `found the partner "${rule.partner}", which the list of partners does not have`
      problems.push({ where: at('partner'), message, hint: 'correct the id, or add the partner' })
    }
    if (rule.share ? of.unit !== '%' : !isCounted(of.unit, rule.measure)) {
      const expected = rule.share
        ? '"%" for a share'
        : rule.measure === 'weight'
          ? '"t" or "kg"'
          : 'a currency'
      const message = `found the series "${of.id}" in "${of.unit}", expected ${expected}`
      problems.push({ where: at('series'), message, hint: 'correct the measure, or name another series' })
    } else if (!rule.share && !mapping.conversions.some(({ to }) => to === of.unit)) {
      const message = `found the series "${of.id}" in "${of.unit}", to which nothing is converted`
      problems.push({ where: at('series'), message, hint: `add a conversion to "${of.unit}"` })
    }
    const codes = of.hs?.map((code) => code.replaceAll('.', ''))
    if (codes && [...codes].sort().join() !== [...rule.codes].sort().join()) {
      const message = `found the codes ${rule.codes.join(', ')}, but series.yaml gives ${of.id} the codes ${codes.join(', ')}`
      problems.push({ where: at('codes'), message, hint: 'correct the one or the other' })
    }
    return problems
  })
}

function isCounted(unit: string, measure: 'weight' | 'value'): boolean {
  return measure === 'weight' ? ['t', 'kg'].includes(unit) : ['USD million', 'JPY billion'].includes(unit)
}

/** A code inside another of the same rule would be summed twice; a series has one rule; a publisher's code one partner. */
export const mappingIsPlain: Check = ({ dataset: { mapping }, places }) => {
  if (mapping === undefined) return []
  const at = (...path: PropertyKey[]) => places.of(mapping, ...path)
  const inside = mapping.rules.flatMap(({ codes }, index) =>
    codes.flatMap((code, which): Problem[] => {
      const wider = codes.find((other, place) => place !== which && code.startsWith(other))
      if (wider === undefined) return []
      const message = `found the code ${code} beside ${wider}, in which it lies`
      return [{ where: at('rules', index, 'codes', which), message, hint: 'remove one of them' }]
    }),
  )
  const lists = [
    { path: ['rules'], key: 'series', entries: mapping.rules.map(({ series }) => [series]) },
    { path: ['partners'], key: 'id', entries: mapping.partners.map(({ id }) => [id]) },
    {
      path: ['partners'],
      key: 'gacc',
      entries: mapping.partners.map(({ gacc }) => (gacc ? [gacc.code] : [])),
    },
    { path: ['partners'], key: 'mof', entries: mapping.partners.map(({ mof }) => (mof ? [mof] : [])) },
    { path: ['partners'], key: 'comtrade', entries: mapping.partners.map(({ comtrade = [] }) => comtrade) },
    {
      path: ['conversions'],
      key: 'from',
      entries: mapping.conversions.map(({ from, to }) => [`${from} to ${to}`]),
    },
  ]
  const twice = lists.flatMap(({ path, key, entries }) => {
    const seen = new Set<string>()
    return entries.flatMap((names, index) =>
      names.flatMap((name): Problem[] => {
        if (!seen.has(name)) {
          seen.add(name)
          return []
        }
        const message = `found ${key} "${name}" a second time in ${path.join('.')}`
        return [{ where: at(...path, index, key), message, hint: 'remove one of them' }]
      }),
    )
  })
  return [...inside, ...twice]
}
