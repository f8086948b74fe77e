// The tests that an issue makes with the month's own figures, each with what can come of it; and the shape in which
// drivers.yaml says what an outcome would mean for an explanation. How the tests are made stands in sections/driver-tests.ts.
import { z } from 'zod'

/** One series moved against others: behind or ahead, by a margin that is a signal, ordinary, or not to be judged. */
const gap = ['behind-signal', 'behind-ordinary', 'behind-unjudged', 'not-behind', 'ahead-signal'] as const
const change = ['rose', 'fell', 'ordinary'] as const
const base = ['unusual', 'ordinary'] as const

/**
 * What can come of each test. `rose`, `fell`: by more than the ordinary variation. Besides these any test may come out
 * `unknown`, which tells nothing and so is not for drivers.yaml to name.
 */
export const driverTests = {
  headline: change,
  season: ['repeats', 'differs', 'no-pattern'],
  'base-exports': base,
  'base-magnets': base,
  'japan-against-rest': gap,
  'us-against-rest': gap,
  'magnets-against-compounds': gap,
  'neodymium-price': change,
} as const

export type DriverTest = keyof typeof driverTests
export type Outcome = (typeof driverTests)[DriverTest][number] | 'unknown'

/** What one test would mean for one explanation. An outcome that is not listed is neutral. */
const predictionOf = <Test extends DriverTest>(test: Test) =>
  z.strictObject({
    test: z.literal(test),
    outcomes: z.strictObject(
      Object.fromEntries(
        driverTests[test].map((outcome) => [outcome, z.enum(['consistent', 'inconsistent']).optional()]),
      ),
    ),
  })

export const prediction = z.discriminatedUnion(
  'test',
  [
    predictionOf('headline'),
    predictionOf('season'),
    predictionOf('base-exports'),
    predictionOf('base-magnets'),
    predictionOf('japan-against-rest'),
    predictionOf('us-against-rest'),
    predictionOf('magnets-against-compounds'),
    predictionOf('neodymium-price'),
  ],
  { error: `one of ${Object.keys(driverTests).join(', ')}` },
)
