// A path in; the same as a shell takes it for one word out, so that a printed command can be copied.
export function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
