// Wraps findings so that a template which names something they do not have stops the build instead of printing nothing.
// Handlebars' own strict mode does not cover the arguments of helpers, so {{#if mispelt}} would pass in silence.

/** The same value, seen through a guard. `path` names it in messages. Throws an Error whose text begins with "no such name". */
export function guarded<T>(value: T, path = 'findings'): T {
  if (value === null || typeof value !== 'object') return value
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver)
      if (typeof key === 'symbol' || key in target)
        return typeof key === 'symbol' ? found : guarded(found, `${path}.${key}`)
      throw new Error(`no such name: ${path}.${key} (there are ${Object.keys(target).join(', ')})`)
    },
  })
}
