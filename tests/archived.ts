// An archived edition of an invented data set, written and read back as the archive does, for the tests of what changed since.
import { takeSnapshot } from '../src/analysis/take-snapshot.ts'
import { type ArchivedEdition, FORMAT, type Judgement, readEdition } from '../src/dataset/edition.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { datasetOf, type Rest, type Rows } from './world.ts'

/** The days of the edition and of the issue that is compared with it. */
export const THEN = '2030-01-31'
export const NOW = '2030-03-31'

/** One source of each kind of day: known by the edition, and published after it. */
const rest: Rest = {
  series: { exports: { tolerance: 2 }, share: { unit: '%' }, magnets: {} },
  sources: {
    customs: {},
    bulletin: { known: '2030-01-20', kind: 'wire' },
    revision: { known: '2030-03-01' },
    rumour: { known: '2030-03-02', kind: 'aggregator' },
  },
}

export const dataset = (rows: Rows, more: Partial<Dataset> = {}): Dataset => ({
  ...datasetOf(rows, rest),
  ...more,
})

/** The edition of January 2030, written and read back as the archive does. */
export function archived(
  data: Dataset,
  judgements: readonly Judgement[] = [],
  month = '2029-12',
): ArchivedEdition {
  const snapshot = takeSnapshot(new Vintage(data, THEN), judgements)
  const text = JSON.stringify({ format: FORMAT, month, asOf: THEN, snapshot, sections: {} })
  return readEdition('findings.json', text, 'rebuild it')
}
