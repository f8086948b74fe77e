// The top of a scale in; round ticks from zero out, of which the last lies at or above it.

/** At most one more than `count`. */
export function roundTicks(top: number, count: number): number[] {
  if (!(top > 0)) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(top / count))
  const step = ([1, 2, 2.5, 5].find((one) => one * power * count >= top) ?? 10) * power
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, index) => index * step)
}
