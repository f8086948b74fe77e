// Two manifests in; what differs between them out, each with both values.
import { brief } from '../archive/archived.ts'
import { editionFolder } from '../archive/edition-name.ts'
import type { Manifest } from '../archive/manifest.ts'
import type { Ingredients } from '../build/ingredients.ts'

/** One thing that differs. A side is null where the thing was not there. */
export interface Difference {
  kind:
    | 'data'
    | 'template'
    | 'font'
    | 'package'
    | 'Node'
    | 'browser'
    | 'program'
    | 'edition compared with'
    | 'output'
  /** Empty where there is only one of the kind. */
  name: string
  then: string | null
  now: string | null
}

/** What goes into an edition; the browser is known only once it has printed. */
export type Inputs = Pick<Manifest, 'node' | 'data'> &
  Ingredients &
  Partial<Pick<Manifest, 'browser' | 'previous'>>

type Named = Readonly<Record<string, string>>

/** Inputs that differ, those first that an analyst works on. */
export function inputDifferences(then: Inputs, now: Inputs): Difference[] {
  const browser = (of: Inputs) => (of.browser ? { '': `${of.browser.version}, ${of.browser.kind}` } : {})
  const mark = (how: string, versions: Named) =>
    Object.fromEntries(Object.entries(versions).map(([name, version]) => [`${name} (${how})`, version]))
  return [
    ...fileDifferences('data', then.data, now.data),
    ...fileDifferences('template', then.templates, now.templates),
    ...fileDifferences('font', then.fonts, now.fonts),
    ...differences(
      'package',
      mark('declared', then.packages.declared),
      mark('declared', now.packages.declared),
    ),
    ...differences(
      'package',
      mark('installed', then.packages.installed),
      mark('installed', now.packages.installed),
    ),
    ...differences('Node', { '': then.node }, { '': now.node }),
    ...(now.browser === undefined ? [] : differences('browser', browser(then), browser(now))),
    ...(now.previous === undefined
      ? []
      : fileDifferences('edition compared with', named(then.previous), named(now.previous))),
    ...differences('program', { version: then.program.version }, { version: now.program.version }),
    ...fileDifferences('program', then.program.source, now.program.source),
  ]
}

/** The checksum of the edition compared with, by its month and day. */
function named(edition: Manifest['previous'] | undefined): Named {
  return edition ? { [`${edition.month} as of ${editionFolder(edition)}`]: edition.sha256 } : {}
}

/** Files whose checksums differ, with the first digits of both. */
export function fileDifferences(kind: Difference['kind'], then: Named, now: Named): Difference[] {
  const short = (checksum: string | null) => checksum && brief(checksum)
  return differences(kind, then, now).map((one) => ({ ...one, then: short(one.then), now: short(one.now) }))
}

function differences(kind: Difference['kind'], then: Named, now: Named): Difference[] {
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])]
  const all = names.map((name) => ({ kind, name, then: then[name] ?? null, now: now[name] ?? null }))
  return all.filter((one) => one.then !== one.now)
}
