// A text and an offset in, `file:line:column` out, both counted from one.

export function placeAt(file: string, text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}
