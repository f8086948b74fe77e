// Dated magnet capacity outside China beside China's magnet exports and the world's output, ready for the template of g7-response.
import { type PlantNow, plantRef, totalCapacity } from '../analysis/capacity.ts'
import { derived, observedQuantity, type Quantity } from '../analysis/quantity.ts'
import { countAmong, minus } from '../analysis/formula.ts'
import { toldBy } from '../analysis/history.ts'
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
  const { dated, total, running, unproved, lastYear } = datedMagnetCapacity(plants, vintage)
  const magnets = plants.filter(({ plant, status }) => plant.stage === 'magnet' && status !== 'stopped')
  const undated = magnets.filter((one) => !dated.includes(one))
  const without = magnets.filter(({ capacity }) => capacity === undefined)
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
      unproved: add('operating-unproved', unproved),
      undated: add('undated', totalCapacity(undated, vintage)),
      withoutTonnage: figures.add(
        'g7-response.gap.without-tonnage',
        derived('count', vintage.asOf, countAmong(without.map(plantRef), plants.map(plantRef))),
      ),
      lastYear: lastYear ?? null,
      difference: add(
        'difference',
        total && exports && derived('t', exports.period, minus(total.derivation, exports.derivation)),
      ),
      exports: rows.find(({ kind }) => kind === 'exports') ?? null,
      rows,
      share: add('share', share && observedQuantity(share, '%')),
      sources: toldBy(dated),
      undatedSources: toldBy(undated.filter(({ capacity }) => capacity !== undefined)),
    },
  }
}
