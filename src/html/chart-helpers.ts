// How drawings stand on the page: as a figure with number, title and sources, its text alternative, and the table of its
// values. What these hold for readers is the business of charts and templates.
import Handlebars from 'handlebars'
import type { Chart } from '../charts/chart.ts'
import type { ValueTable } from '../charts/value-table.ts'
import { TemplateMistake } from './guarded.ts'
import { refuse } from './helper-arguments.ts'
import type { Marks, Named } from './marks.ts'
import type { Numbering } from './numbering.ts'
import type { Content } from './page.ts'
import { plainText } from './plain-text.ts'
import { valueRows } from './value-rows.ts'

/** The values of a figure, for the template that prints them. */
export interface FigureValues {
  /** Of the chart. */
  name: string
  /** `Figure 3` */
  label: string
  title: Named
  /** The file that holds them as well. */
  file: Named
  table: ValueTable
  /** Signs of doubt that stand in it. */
  weak: boolean
  contested: boolean
}

export interface Figures {
  marks: Marks
  numbering: Numbering
  /** Names of the charts that the templates show. */
  shown: Set<string>
  /** Of every figure that has a table of values, in the order of the page. */
  values: FigureValues[]
  /** The table under a drawing; paper has them all in an annex. */
  printValues: (values: FigureValues) => string
}

/** Characters of the text alternative of a drawing; what is left out stands in its table of values. */
const LONGEST_NAME = 300

/** The title that a template gives a chart. */
export function chartTitle(head: string, name: string): string {
  const [, title = ''] = /<p class="chart-title">(.*?)<\/p>/s.exec(head) ?? []
  if (title === '') throw new TemplateMistake(`the chart ${name} has no <p class="chart-title">`)
  return title
}

export function chartHelpers(page: Content, figures: Figures): Handlebars.HelperDeclareSpec {
  const { language, charts } = page
  const { marks, numbering, shown, values, printValues } = figures
  const safe = (html: string) => new Handlebars.SafeString(html)
  return {
    /** A drawing without title and sources of its own, which stand around it. */
    sparkline(this: unknown, name: string) {
      shown.add(name)
      return safe(charts.find(({ chart }) => chart.name === name)?.svg ?? '')
    },
    chart(this: unknown, name: string, options: Handlebars.HelperOptions) {
      const found = charts.find(({ chart }) => chart.name === name)
      if (found === undefined) return options.inverse(this)
      const label = numbering.add('figure', name, `chart-${name}`)
      if (label === undefined) throw new TemplateMistake(`the chart ${name} is shown twice`)
      shown.add(name)
      const { chart, svg, narrow } = found
      const head = options.fn(this)
      const title = chartTitle(head, name)
      const id = `chart-${name}`
      numbering.list(id, label, title)
      const message = plainText(title)
      const drawings = inWidths(svg, narrow, accessibleName(message, chart))
      const own = valuesOf(chart, label, message)
      if (own) values.push(own)
      const titled = head.replace('<p class="chart-title">', `<p class="chart-title" id="${id}-title">`)
      // No figcaption: with one, a figure may have no other role (ARIA in HTML), and PDF/UA knows no bare figure with text.
      const sources = `<div class="chart-source">${language.sources}${marks.cite(chart.sources)}</div>`
      return safe(
        `<figure role="group" class="chart" id="${id}" aria-labelledby="${id}-title"><div class="chart-head"><p class="number">${label}</p>${titled}</div>${drawings}${own ? printValues(own) : ''}${sources}</figure>`,
      )
    },
    /** Head and body of the table of a figure's values, by the name of its chart. */
    valueRows(name: string) {
      const own = values.find((one) => one.name === name) ?? refuse('valueRows', 'a chart with values')
      return safe(valueRows(own.table, name, marks, language))
    },
  }
}

/** What a screen reader says of a drawing, all in one breath: its message, then what the chart adds to it. */
export function accessibleName(message: string, { name, alternative }: Chart): string {
  const said = `${/[.?!]$/.test(message) ? message : `${message}.`} ${alternative}`
  if (said.length > LONGEST_NAME) {
    const parts = `${said.length} characters (title ${message.length}, alternative ${alternative.length})`
    throw new TemplateMistake(`the chart ${name} says ${parts}, and at most ${LONGEST_NAME} are listened to`)
  }
  return said
}

/** A page shows one of two drawings, by its width. */
function inWidths(svg: string, narrow: string | undefined, name: string): string {
  const named = (drawing: string) =>
    drawing.replace(/ aria-label="[^"]*"/, () => ` aria-label="${Handlebars.escapeExpression(name)}"`)
  return narrow === undefined
    ? named(svg)
    : `<div class="wide">${named(svg)}</div><div class="narrow">${named(narrow)}</div>`
}

function valuesOf({ name, table }: Chart, label: string, message: string): FigureValues | undefined {
  if (table === undefined) return undefined
  const named = (text: string): Named => ({ kind: 'chart', id: name, text })
  const doubts = table.rows.flat().map((cell) => (cell !== null && 'value' in cell ? cell.doubt : undefined))
  const file = named(`charts/${name}.csv`)
  const [weak, contested] = [doubts.includes('weak'), doubts.includes('contested')]
  return { name, label, title: named(message), file, table, weak, contested }
}
