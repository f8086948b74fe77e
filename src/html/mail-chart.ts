// The drawings of an issue in; the helper that shows one of them in a mail, as a picture that comes with the message, out.
import Handlebars from 'handlebars'
import { accessibleName, chartTitle } from './chart-helpers.ts'
import { TemplateMistake } from './guarded.ts'
import type { Content } from './page.ts'
import { plainText } from './plain-text.ts'

/** Pixels of CSS, as wide as the text of a mail. */
export const PICTURE_WIDTH = 600

/** The helper, and the name of the chart that a template showed with it. A message has room for one. */
export function mailChart({ charts }: Content, pictureId: string) {
  let shown: string | null = null
  return {
    name: () => shown,
    helper(this: unknown, name: string, options: Handlebars.HelperOptions) {
      const chart = charts.find((one) => one.chart.name === name)?.chart
      if (chart === undefined) return options.inverse(this)
      if (chart.mail === undefined) throw new TemplateMistake(`the chart ${name} has no drawing for a mail`)
      if (shown !== null) throw new TemplateMistake(`a mail shows one chart: ${shown}, and not ${name} too`)
      shown = name
      const head = options.fn(this)
      const said = accessibleName(plainText(chartTitle(head, name)), chart)
      const alt = Handlebars.escapeExpression(said)
      return new Handlebars.SafeString(
        `${head}<img class="picture" src="cid:${Handlebars.escapeExpression(pictureId)}" width="${PICTURE_WIDTH}" alt="${alt}">`,
      )
    },
  }
}
