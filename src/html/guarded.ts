// Wraps findings so that a template which names something they do not have stops the build instead of printing nothing.
// Handlebars' own strict mode does not cover the arguments of helpers, so {{#if mispelt}} would pass in silence.

/** What a template asks for and cannot have. An analyst edits templates, so this is the operator's to mend. */
export class TemplateMistake extends Error {}

/** The same value, seen through a guard that throws a TemplateMistake. `path` names the value in messages. */
export function guarded<T>(value: T, path = 'findings'): T {
  if (value === null || typeof value !== 'object') return value
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver)
      if (typeof key === 'symbol') return found
      if (key in target) return guarded(found, `${path}.${key}`)
      throw new TemplateMistake(`no such name: ${path}.${key} (there are ${Object.keys(target).join(', ')})`)
    },
  })
}
