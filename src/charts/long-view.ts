// Two decades of exports as a line, with China's export quota while there was one.

import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { brokenLine, COLOUR, SIZE, themed, timeAxis, valueAxis, WIDTH } from './theme.ts'

/** Years up to `lastYear`; years that no source gives leave a gap. Undefined when none is known. */
export function longView(vintage: Vintage, language: Language, lastYear: string): Chart | undefined {
  const exports = vintage.all('exports', 'year').filter(({ period }) => period <= lastYear)
  const quotas = vintage.all('exports-quota', 'year').filter(({ period }) => period <= lastYear)
  const [first] = exports
  const last = exports.at(-1)
  if (first === undefined || last === undefined) return undefined
  const years = Array.from({ length: Number(lastYear) - Number(first.period) + 1 }, (_, index) =>
    String(Number(first.period) + index),
  )
  const line = years.map((year) => ({
    year: `${year}-01`,
    value: vintage.at('exports', year)?.value ?? null,
  }))
  const points = exports.map(({ period, value }) => ({ year: `${period}-01`, value }))
  const quota = quotas.map(({ period, value }) => ({ year: `${period}-01`, value }))
  const label = (year: string, value: number, text: string) => ({ year: `${year}-01`, value, text })
  const latest = [label(last.period, last.value, language.quantity(last.value, 't'))]
  const lastQuota = quotas.at(-1)
  const named = lastQuota ? [label(lastQuota.period, lastQuota.value, language.labels.quota)] : []
  const x = {
    field: 'year',
    type: 'temporal',
    scale: { type: 'utc' },
    axis: timeAxis(
      years.filter((_, index) => index % 2 === 0).map((year) => `${year}-01`),
      '%Y',
    ),
  }
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: true },
    axis: valueAxis(5),
  }
  const spec = themed(WIDTH.wide, 210, {
    layer: [
      ...(quota.length === 0
        ? []
        : [
            {
              name: 'quota',
              data: { values: quota },
              mark: {
                type: 'line',
                interpolate: 'step',
                strokeDash: [4, 3],
                color: COLOUR.muted,
                strokeWidth: 1.5,
              },
              encoding: { x, y },
            },
          ]),
      {
        name: 'exports',
        data: { values: line },
        mark: { ...brokenLine, strokeWidth: 2, color: COLOUR.accent },
        encoding: { x, y },
      },
      {
        name: 'years',
        data: { values: points },
        mark: { type: 'point', filled: true, size: 26, opacity: 1, color: COLOUR.accent },
        encoding: { x, y },
      },
      textLayer('latest', latest, { x, y, color: COLOUR.accent, align: 'right', dx: 0, dy: -11 }),
      ...(named.length > 0
        ? [textLayer('quotalabel', named, { x, y, color: COLOUR.muted, align: 'left', dx: 6, dy: 0 })]
        : []),
    ],
  })
  return {
    name: 'long-view',
    wide: {
      spec,
      marks: {
        exports: 1,
        years: points.length,
        latest: 1,
        ...(quota.length > 0 && { quota: 1, quotalabel: 1 }),
      },
    },
    alternative: language.alternative.series(vintage.series('exports').name, exports, 't'),
    sources: sourcesOf([...exports, ...quotas]),
  }
}

function textLayer(
  name: string,
  values: readonly object[],
  { x, y, color, ...mark }: { x: object; y: object; color: string; align: string; dx: number; dy: number },
): object {
  return {
    name,
    data: { values },
    mark: { type: 'text', fontSize: SIZE.direct, color, ...mark },
    encoding: { x, y, text: { field: 'text', type: 'nominal' } },
  }
}
