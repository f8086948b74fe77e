// Charts in; their SVGs out, and the files of each beside the page: drawing, specification, values.
import { setImmediate } from 'node:timers/promises'
import type { Chart } from '../charts/chart.ts'
import type { Language } from '../languages/language.ts'
import { renderSvg } from '../svg.ts'
import { valuesFile } from './values-file.ts'

export interface Drawn {
  chart: Chart
  svg: string
}

/** Draws the charts as wide as the page. */
export async function drawWide(charts: readonly Chart[], language: string): Promise<Drawn[]> {
  return inTurn(charts, async (chart) => {
    return { chart, svg: await renderSvg({ ...known(chart), ...chart.wide }, language) }
  })
}

/** Draws again for a phone what would be too small there; only screens need it. */
export async function drawNarrow(
  drawn: readonly Drawn[],
  language: string,
): Promise<(Drawn & { narrow?: string })[]> {
  return inTurn(drawn, async ({ chart, svg }) => {
    if (chart.narrow === undefined) return { chart, svg }
    const spec = { ...known(chart), name: `${chart.name}-narrow`, ...chart.narrow }
    return { chart, svg, narrow: await renderSvg(spec, language) }
  })
}

/** Draws a chart again for a mail; undefined where it has no drawing for one. */
export async function drawForMail(chart: Chart, language: string): Promise<string | undefined> {
  return (
    chart.mail && (await renderSvg({ ...known(chart), name: `${chart.name}-mail`, ...chart.mail }, language))
  )
}

/**
 * One drawing after the other, and between them a turn for whoever waits: the browser that starts or prints meanwhile is led
 * step by step from the same thread, and would stand still until the last drawing.
 */
async function inTurn<From, To>(list: readonly From[], draw: (one: From) => Promise<To>): Promise<To[]> {
  const made: To[] = []
  for (const one of list) {
    made.push(await draw(one))
    await setImmediate()
  }
  return made
}

/** What both drawings of a chart share. */
export function known({ name, alternative, table }: Chart) {
  return { name, alternative, ...(table && { table }) }
}

/** `charts/<name>.svg`, `.vl.json` for the Vega editor and `.csv`, by their paths. */
export function chartFiles(drawn: readonly Drawn[], language: Language): [string, string][] {
  return drawn.flatMap(({ chart: { name, wide, table }, svg }): [string, string][] => [
    [`charts/${name}.svg`, svg],
    [`charts/${name}.vl.json`, `${JSON.stringify(wide.spec, null, 1)}\n`],
    ...(table ? [[`charts/${name}.csv`, valuesFile(table, language)] as [string, string]] : []),
  ])
}
