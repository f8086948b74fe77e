// A drawing whose words stand at pixels in; the boxes of its labels out, and the pairs of them that overlap.
import type { Drawing } from '../src/charts/chart.ts'
import { textWidth } from '../src/fonts.ts'

interface Box {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

interface TextLayer {
  data: { values: { x: number; y: number; text: string }[] }
  mark: { type: string; align: 'left' | 'center' | 'right'; fontSize: number; fontWeight?: number }
}

export function labelBoxes({ spec }: Drawing): Box[] {
  const { layer } = spec as unknown as { layer: TextLayer[] }
  return layer
    .filter(({ mark }) => mark.type === 'text')
    .flatMap(({ data, mark: { align, fontSize, fontWeight } }) =>
      data.values.map(({ x, y, text }) => {
        const width = textWidth(text, fontSize, { family: 'sans', weight: fontWeight === 600 ? 600 : 400 })
        const left = x - { left: 0, center: width / 2, right: width }[align]
        // Between the tops of capitals and the feet of descenders.
        return { text, left, right: left + width, top: y - 0.42 * fontSize, bottom: y + 0.42 * fontSize }
      }),
    )
}

export function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `"${a.text}" over "${b.text}"`),
  )
}
