// A final edition in; the files of its mail out: head, bodies and picture, as delivery will send them.
import { editionFolder, type EditionName } from '../archive/edition-name.ts'
import { MAIL, mailHead, type MailHead } from '../archive/mail.ts'
import type { Final } from '../archive/manifest.ts'
import { address, type Briefing } from '../dataset/schema.ts'
import { BriefingError } from '../errors.ts'
import { drawForMail } from './drawings.ts'
import { fontFaces } from '../fonts.ts'
import { PICTURE_WIDTH } from '../html/mail-chart.ts'
import type { Content } from '../html/page.ts'
import { renderMail } from '../html/render-mail.ts'

const MEGABYTE = 1_000_000
/** White around a drawing, in pixels of CSS: a mail may be read on a dark ground. */
const MARGIN = 8

/** How a drawing becomes a picture: pixels of CSS, of which the picture has two for each. */
type Draw = (html: string, size: { width: number; height: number; scale: number }) => Promise<Uint8Array>

export interface MailInput {
  /** The edition, and the one that it is compared with. */
  name: EditionName
  previous: EditionName | undefined
  correction: Final['correction']
  briefing: Briefing
  dataLabel: string
  content: Content
  /** Style elements of the mail. */
  styles: readonly string[]
  draw: Draw
}

/** How the issue is mailed. Throws a BriefingError where the data set does not say: a final edition is made to be sent. */
export function mailingOf({ mail }: Briefing, dataLabel: string): NonNullable<Briefing['mail']> {
  if (mail !== undefined) return mail
  throw BriefingError.at(
    `${dataLabel}/briefing.yaml`,
    'does not say how the issue is mailed, and a final edition is made to be sent',
    'add mail: with from, unsubscribe and largest, and web where reports/ is published; or build a draft',
  )
}

/** `[path, content]` of each, below the edition's folder. Throws a BriefingError where there is nothing to show, or no say. */
export async function mailFiles(input: MailInput): Promise<[path: string, content: Uint8Array | string][]> {
  const { name, briefing, dataLabel, content, styles } = input
  const mailing = mailingOf(briefing, dataLabel)
  const { from, unsubscribe } = mailing
  const id = localPart(name)
  const pictureId = `chart.${id}@${domain(from)}`
  const folder = mailing.web && `${mailing.web.replace(/\/+$/, '')}/${name.month}/${editionFolder(name)}`
  const web =
    folder === undefined ? null : { page: `${folder}/briefing.html`, print: `${folder}/briefing.pdf` }
  const body = (attached: boolean) => renderMail(content, { attached, web, pictureId, unsubscribe, styles })
  const attached = body(true)
  const linked = web && body(false)
  const head: MailHead = {
    subject: attached.subject,
    from: { name: briefing.publisher, address: from },
    replyTo: address.safeParse(briefing.contact).data ?? null,
    unsubscribe,
    language: briefing.language,
    messageId: messageId(name, from),
    references: referencesOf(input).map((one) => messageId(one, from)),
    pictureId,
    largestBytes: mailing.largest.value * MEGABYTE,
  }
  return [
    [MAIL.head, `${JSON.stringify(mailHead.parse(head), null, 2)}\n`],
    [MAIL.attached.html, attached.html],
    [MAIL.attached.text, attached.text],
    ...(linked
      ? ([
          [MAIL.linked.html, linked.html],
          [MAIL.linked.text, linked.text],
        ] as [string, string][])
      : []),
    [MAIL.picture, await pictureOf(input, attached.chart)],
  ]
}

/** The issue before, then the edition that this one takes the place of. */
function referencesOf({ name, previous, correction }: MailInput): EditionName[] {
  const corrected = correction && { month: name.month, ...correction.of }
  return [previous, corrected].filter((one) => one !== undefined && one !== null)
}

/** `<2025-12.r0.20260125@example.org>`: the same for all recipients and on every machine. */
function messageId(name: EditionName, from: string): string {
  return `<${localPart(name)}@${domain(from)}>`
}

function localPart({ month, asOf, revision }: EditionName): string {
  return `${month}.r${revision}.${asOf.replaceAll('-', '')}`
}

function domain(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1)
}

/** The drawing on white, in the fonts of the page. */
async function pictureOf({ content, dataLabel, draw }: MailInput, name: string | null): Promise<Uint8Array> {
  const shown = content.charts.find(({ chart }) => chart.name === name)
  const svg = shown && (await drawForMail(shown.chart, content.language.code))
  if (svg === undefined) {
    throw BriefingError.at(
      `${dataLabel}/briefing.yaml`,
      'the mail shows the chart of the headline series or of magnets, and this edition has neither',
      'take the section trend into the issue; it draws them where any month of theirs is known',
    )
  }
  const [, across = 0, down = 0] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number)
  const width = PICTURE_WIDTH - 2 * MARGIN
  const height = Math.ceil((down / across) * width) + 2 * MARGIN
  const css = `${fontFaces()}\nbody { margin: ${MARGIN}px; background: #ffffff; } svg { display: block; width: ${width}px; height: auto; }`
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Chart</title><style>${css}</style></head><body>${svg}</body></html>`
  return draw(html, { width: PICTURE_WIDTH, height, scale: 2 })
}
