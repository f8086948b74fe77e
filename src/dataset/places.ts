// Where each record stands in its file, so that a problem can be named by file, line and column.
import { type Document, isCollection, isMap, isScalar, type LineCounter } from 'yaml'

/** A way from a record to a value inside it. */
export type Path = readonly PropertyKey[]

/** Remembers for each record how to find `file:line:column` of any value inside it. Looking up is lazy: it costs only when something is wrong. */
export class Places {
  readonly #finders = new WeakMap<object, (path: Path) => string>()

  remember(record: object, find: (path: Path) => string): void {
    this.#finders.set(record, find)
  }

  /** `file:line:column` of the record or, with a path, of the value inside it. */
  of(record: object, ...path: PropertyKey[]): string {
    return this.#finders.get(record)?.(path) ?? 'unknown place'
  }
}

/**
 * `file:line:column` of the value at the path; where it is absent, of the nearest record around it.
 * A key that should not be there is found by its own name: `of` is then `key`.
 */
export function placeInYaml(
  file: string,
  document: Document,
  lines: LineCounter,
  path: Path,
  of?: 'key',
): string {
  for (let depth = path.length; depth >= 0; depth--) {
    const value = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    const node = of === 'key' && depth === path.length ? (keyIn(document, path) ?? value) : value
    const offset = rangeOf(node)
    if (offset === undefined) continue
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  return file
}

function keyIn(document: Document, path: Path): unknown {
  const map = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(map)) return undefined
  return map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key
}

function rangeOf(node: unknown): number | undefined {
  if (node === null || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range))
    return undefined
  // A flow or block collection begins where its first key stands, which is what the reader looks for.
  const first = isCollection(node) ? node.items[0] : undefined
  if (first !== undefined && typeof first === 'object' && first !== null && 'key' in first) {
    return rangeOf(first.key) ?? Number(node.range[0])
  }
  return Number(node.range[0])
}
