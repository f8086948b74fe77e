// Dated magnet capacity outside China beside China's magnet exports and the world's output, ready for the template of g7-response.
import { type PlantNow, totalCapacity } from '../analysis/capacity.ts'
import { derivedQuantity, observedQuantity, plain, type Quantity } from '../analysis/figure.ts'
import {
  datedMagnetCapacity,
  lastYearOf,
  lastYearOfMagnets,
  restOfWorld,
  shareOf,
} from '../analysis/magnet-gap.ts'
import { addIfKnown, type SectionInput, seriesName } from './section.ts'

/** Dated magnet capacity outside China, and what it is measured against. Plans are counted as plans. */
export function magnetGap({ vintage, month, figures }: SectionInput, plants: readonly PlantNow[]) {
  const { dated, total, running, lastYear } = datedMagnetCapacity(plants, vintage)
  const magnets = plants.filter(({ plant, status }) => plant.stage === 'magnet' && status !== 'stopped')
  const undated = magnets.filter((one) => !dated.includes(one))
  const add = (name: string, quantity: Quantity | undefined) =>
    addIfKnown(figures, `g7-response.gap.${name}`, quantity)
  const exports = lastYearOfMagnets(vintage, month)
  const world = lastYearOf(vintage, 'magnet-output-world', month)
  const share = lastYearOf(vintage, 'magnet-share-china', month)
  const rest = world && share && restOfWorld(world, share)
  const row = (id: string, series: string, base: Quantity | undefined) =>
    base && {
      kind: id,
      name: seriesName(vintage, series),
      period: base.period,
      base: add(id, base),
      dated: add(`${id}.dated`, shareOf(total, base)),
      operating: add(`${id}.operating`, shareOf(running, base)),
    }
  const rows = [
    row('exports', 'magnets', exports),
    row('world', 'magnet-output-world', world && observedQuantity(world, 't')),
    row('rest', 'magnet-output-world', rest),
  ].filter((one) => one !== undefined)
  return {
    exports,
    findings: {
      total: add('dated', total),
      running: add('operating', running),
      undated: add('undated', totalCapacity(undated, vintage)),
      withoutTonnage: figures.add(
        'g7-response.gap.without-tonnage',
        derivedQuantity(
          magnets.filter(({ plant }) => plant.tonnesPerYear === undefined).length,
          'count',
          vintage.asOf,
          'n(magnet plants without a tonnage)',
          [],
        ),
      ),
      lastYear: lastYear ?? null,
      difference: add(
        'difference',
        total &&
          exports &&
          derivedQuantity(
            total.value - exports.value,
            't',
            exports.period,
            `${plain(total.value)} − ${plain(exports.value)}`,
            exports.from,
          ),
      ),
      exports: rows.find(({ kind }) => kind === 'exports') ?? null,
      rows,
      share: add('share', share && observedQuantity(share, '%')),
      sources: [...new Set(dated.flatMap(({ sources }) => sources))],
      undatedSources: [
        ...new Set(undated.filter(({ plant }) => plant.tonnesPerYear).flatMap(({ sources }) => sources)),
      ],
    },
  }
}
