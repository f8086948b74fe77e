// A Vega-Lite spec in; nothing out, or the property that Vega-Lite does not know. It ignores such a property without
// a word, and the types of TypeScript let many through. Checked against the JSON schema that vega-lite ships.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isRecord, type Refuse } from './refuse.ts'

interface Schema {
  $ref?: string
  anyOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  definitions?: Record<string, Schema>
  type?: string | string[]
}

let loaded: Schema | undefined

/**
 * Refuses a property that no branch of the schema allows in that place. A union counts as the sum of its branches,
 * so this finds misspelt names, not names that do not go together: for those Vega-Lite warns.
 */
export function checkKnownProperties(spec: unknown, refuse: Refuse): void {
  loaded ??= readSchema()
  checkNode(spec, branches(loaded), '', refuse)
}

function readSchema(): Schema {
  const file = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json')
  return JSON.parse(readFileSync(file, 'utf8'))
}

function checkNode(node: unknown, schemas: readonly Schema[], path: string, refuse: Refuse): void {
  if (Array.isArray(node)) {
    const items = schemas.flatMap((schema) => (schema.items === undefined ? [] : branches(schema.items)))
    for (const [index, item] of node.entries()) checkNode(item, items, `${path}[${index}]`, refuse)
    return
  }
  if (!isRecord(node)) return
  const open = schemas.some(isOpen)
  for (const [key, value] of Object.entries(node)) {
    const where = path === '' ? key : `${path}.${key}`
    // The rows of the data have columns of their own choosing.
    if (where.endsWith('data.values')) continue
    const known = schemas.flatMap((schema) => {
      const property = schema.properties?.[key]
      return property === undefined ? [] : branches(property)
    })
    if (known.length > 0) checkNode(value, known, where, refuse)
    else if (!open) refuse(`${where} is no property that Vega-Lite knows`)
  }
}

/** Whether the place takes any property, such as the formats of a custom formatter. */
function isOpen({ type, properties, additionalProperties }: Schema): boolean {
  if (additionalProperties !== undefined) return additionalProperties !== false
  return properties === undefined && (type === undefined || type === 'object' || type.includes('object'))
}

const branchesOf = new Map<Schema, Schema[]>()

/** The schema's alternatives with references followed: none of them is a union or a reference any more. */
function branches(schema: Schema): Schema[] {
  const known = branchesOf.get(schema)
  if (known !== undefined) return known
  const found = findBranches(schema)
  branchesOf.set(schema, found)
  return found
}

function findBranches({ $ref, anyOf, allOf, ...rest }: Schema): Schema[] {
  if ($ref !== undefined) {
    const target = loaded?.definitions?.[decodeURIComponent($ref.slice('#/definitions/'.length))]
    if (target === undefined) throw new Error(`Vega-Lite's schema has no ${$ref}`)
    return branches(target)
  }
  const parts = [...(anyOf ?? []), ...(allOf ?? [])]
  return parts.length > 0 ? parts.flatMap(branches) : [rest]
}
