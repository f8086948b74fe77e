// The name of a file and what the operator says in; which way its goods went out. The tables of Chinese customs do not say it.
import type { Direction } from '../../dataset/mapping-schema.ts'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'

const words: Record<Direction, RegExp> = {
  // 进出口 is both.
  export: /(?<![a-z])exports?(?![a-z])|出口/i,
  import: /(?<![a-z])imports?(?![a-z])|进口|进出口/i,
}

/** Throws a BriefingError where neither says it, or the two contradict each other. */
export function namedDirection(file: InputFile, said: Direction | undefined): Direction {
  const named = (['export', 'import'] as const).filter((direction) => words[direction].test(file.name))
  const [first = said, second] = named
  if (second !== undefined) {
    const message = `found both directions in the name ${JSON.stringify(file.name)}, expected one`
    throw BriefingError.at(
      file.label,
      message,
      'name the file for one direction, such as exports-2026-03.csv',
    )
  }
  if (first === undefined) {
    const message = 'found neither export nor import in its name, and the table itself does not say it'
    throw BriefingError.at(file.label, message, 'put the word into the name, or say --flow export or import')
  }
  if (said !== undefined && said !== first) {
    const message = `found ${first} in its name, but --flow says ${said}`
    throw BriefingError.at(file.label, message, 'correct the one that is wrong')
  }
  return first
}
