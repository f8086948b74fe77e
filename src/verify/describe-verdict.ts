// What became of an edition in; the lines that tell the operator out.
import { describeProblem } from '../errors.ts'
import type { Difference } from './differences.ts'
import type { FigureDifferences } from './figures.ts'
import type { Verdict } from './verdict.ts'

/** Of each kind of thing, so many are named. */
const NAMED = 8

export function describeVerdict({ edition, problems, inputs, rebuilt }: Verdict): string[] {
  const said = problems.map(describeProblem)
  const changed = differenceLines(inputs)
  if (rebuilt === undefined) {
    const because = changed.length === 0 ? [] : ['  changed since it was built:', ...changed]
    return [`${edition}: could not be verified`, ...said, ...because]
  }
  const { files, outputs, figures } = rebuilt
  if (outputs.length === 0) {
    const damaged = said.length === 0 ? '' : ' when made again, but the archive is not what was written'
    const though = changed.length === 0 ? '' : '; changed since it was built, without consequence:'
    return [`${edition}: identical${damaged} (${count(files, 'file')})${though}`, ...changed, ...said]
  }
  const cause =
    changed.length === 0
      ? ['  nothing changed that the manifest names: look at the machine and the minor version of Node']
      : ['  changed since it was built:', ...changed]
  const consequence = [`  in consequence: ${outputs.map(outputName).join(', ')}`]
  const consequences = [...consequence, ...(figures === undefined ? [] : figureLines(figures))]
  return [
    `${edition}: differs in ${outputs.length} of ${count(files, 'file')}`,
    ...cause,
    ...consequences,
    ...said,
  ]
}

function differenceLines(all: readonly Difference[]): string[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return kinds.flatMap((kind) =>
    shortened(
      all.filter((one) => one.kind === kind),
      ({ name, then, now }) => `${kind}${name && ' '}${name}: ${sides(then, now)}`,
    ),
  )
}

function outputName({ name, then, now }: Difference): string {
  return then === null ? `${name} (new)` : now === null ? `${name} (gone)` : name
}

function figureLines({ figures, of }: FigureDifferences): string[] {
  if (figures.length === 0) return [`  no figure differs (${of} compared)`]
  const head = `  figures that differ: ${figures.length} of ${of}`
  return [head, ...shortened(figures, ({ id, then, now }) => `${id}: ${sides(then, now)}`)]
}

function shortened<One>(all: readonly One[], line: (one: One) => string): string[] {
  const more = all.length - NAMED
  return [
    ...all.slice(0, NAMED).map((one) => `    ${line(one)}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ]
}

function sides(then: string | null, now: string | null): string {
  return then === null ? `new, ${now}` : now === null ? `gone, was ${then}` : `${then} → ${now}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
