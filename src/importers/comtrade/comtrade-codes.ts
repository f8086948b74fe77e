// What UN Comtrade calls customs offices and directions.
import type { Direction, Reporter } from '../../dataset/mapping-schema.ts'

/** Its codes of the reporters (M49), and their names in messages. */
export const reporterCodes: Readonly<Record<Reporter, { code: number; name: string }>> = {
  china: { code: 156, name: 'China' },
  japan: { code: 392, name: 'Japan' },
}

export const flowCodes: Readonly<Record<Direction, string>> = { export: 'X', import: 'M' }
