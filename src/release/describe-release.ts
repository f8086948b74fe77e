// What became of a final edition in; the lines that tell the operator out.
import { revisionName } from '../archive/edition-name.ts'
import { describeProblem } from '../errors.ts'
import type { ApprovalReport, ReleaseReport } from './report.ts'

export function describeRelease(report: ReleaseReport): string[] {
  const { month, edition } = report
  const next =
    edition === null
      ? [`${failed(report)} Nothing was written.`]
      : [
          `final edition: ${edition}`,
          `next: read its briefing.pdf, then brief release ${month} --approve "Your Name"`,
        ]
  return [`release of ${named(report)}`, ...checkLines(report), ...next]
}

export function describeApproval(report: ApprovalReport): string[] {
  const { approval, before, index, unlisted, edition } = report
  if (approval === null) {
    return [`approval of ${named(report)}`, ...checkLines(report), `${failed(report)} Nothing was approved.`]
  }
  const { approvedBy, approvedAt, embargo, pdf } = approval
  const until = embargo === null ? 'no embargo' : `nothing leaves before ${embargo}`
  const said = `approved by ${approvedBy} at ${approvedAt}, ${until}`
  return [
    ...(before ? [] : [`approval of ${named(report)}`, ...checkLines(report)]),
    `${edition}: ${before ? 'was ' : ''}${said}${before ? ', and is unchanged' : ''}`,
    `SHA-256 of its briefing.pdf: ${pdf}`,
    ...(index === null ? unlisted.map(describeProblem) : [`all released editions: ${index}`]),
    `next: brief send ${report.month}${embargo === null ? '' : ', once the embargo is over'}`,
  ]
}

function named({ month, asOf, revision }: ReleaseReport): string {
  const known = asOf === undefined ? '' : ` as of ${asOf}`
  return `${month}${known}${revision === 0 ? '' : `, ${revisionName(revision)}`}`
}

function checkLines({ checks }: ReleaseReport): string[] {
  return checks.flatMap(({ name, holds, said, problems }) => [
    `  ${holds ? 'ok ' : 'RED'}  ${name.padEnd(10)} ${said}`,
    ...problems.flatMap((one) => describeProblem(one).split('\n')).map((line) => `         ${line}`),
  ])
}

function failed({ checks }: ReleaseReport): string {
  const red = checks.filter(({ holds }) => !holds).length
  return `not released: ${red} of ${checks.length} checks ${red === 1 ? 'does' : 'do'} not hold.`
}
