// A month in; its editions made again, and the verdict on each to the operator.
import type { MakeOptions } from '../build/edition.ts'
import type { Month } from '../dataset/period.ts'
import { verify } from '../verify.ts'
import { describeVerdict } from '../verify/describe-verdict.ts'
import { holds } from '../verify/verdict.ts'
import type { World } from './world.ts'

/** Whether every edition of the month holds. */
export async function verifyMonth(world: World, month: Month, making: MakeOptions): Promise<boolean> {
  const verdicts = await verify({ ...making, month })
  for (const verdict of verdicts) {
    for (const line of describeVerdict(verdict)) (holds(verdict) ? world.out : world.err)(line)
  }
  return verdicts.every(holds)
}
