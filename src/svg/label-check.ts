// What a view shows in; nothing out, or a reason to refuse it: a label on another, under a symbol or a bar, cut off, or
// in a colour that does not stand out from what is behind it.

import { contrast, mix } from '../dataset/colour.ts'
import type { Size } from './drawing-check.ts'
import { areApart, cornersOf, depthOfOverlap, liesIn } from './overlap.ts'
import { fillOf, strokeOf } from './paint.ts'
import type { Refuse } from './refuse.ts'
import type { SceneItem } from './scene.ts'
import { type TextLine, textLinesOf } from './text-lines.ts'

/** Depth in px from which one thing covers another: boxes are a little wider than letters. */
const TOUCH = 1
/** Contrast of text with what is behind it: WCAG 2.2, 1.4.3. */
const LEGIBLE = 4.5
/** Contrast below which a line is part of the ground: the grid of the house has 1.3. */
const FAINT = 1.6
const MOVE = 'move it, shorten it, or leave it out'

/** `background` is the colour of the page behind the drawing. */
export function checkLabels(
  scene: readonly SceneItem[],
  size: Size,
  background: string,
  refuse: Refuse,
): void {
  const lines = textLinesOf(scene).filter(({ text }) => text.trim() !== '')
  for (const line of lines) checkCut(line, size, refuse)
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(0, index)) {
      if (areApart(line.box, other.box)) continue
      const depth = depthOfOverlap(line.corners, other.corners)
      if (depth > TOUCH) refuse(`"${other.text}" and "${line.text}" overlap by ${depth.toFixed(1)} px`, MOVE)
    }
    for (const item of scene) {
      if (areApart(line.box, item.box)) continue
      if (item.shape === 'symbol') checkSymbol(line, item, refuse)
      if (item.shape === 'rule') checkRule(line, item, background, refuse)
    }
    checkLegible(line, scene, background, refuse)
  }
}

/** Refuses text that Vega would shorten with an ellipsis, or that the edge of the drawing would cut. */
function checkCut({ text, limit, width, corners }: TextLine, size: Size, refuse: Refuse): void {
  if (limit > 0 && width >= limit) {
    refuse(
      `"${text}" is ${width.toFixed(1)} px wide and would be cut at ${limit}`,
      'shorten it or raise the limit',
    )
  }
  const over = Math.max(...corners.flatMap(({ x, y }) => [-x, -y, x - size.width, y - size.height]))
  if (!(over <= 1)) refuse(`"${text}" stands ${over.toFixed(1)} px outside the drawing`)
}

/** A symbol may hold a whole label, and may not strike through one. */
function checkSymbol({ text, corners }: TextLine, { box, mark, item }: SceneItem, refuse: Refuse): void {
  if (fillOf(item, refuse) === undefined && item.stroke === undefined) return
  // The corners of a circle's box are empty, so that only its inner part counts.
  const [x, y] = [(box.right - box.left) * 0.12, (box.bottom - box.top) * 0.12]
  const inner = { left: box.left + x, right: box.right - x, top: box.top + y, bottom: box.bottom - y }
  const depth = depthOfOverlap(corners, cornersOf(inner))
  if (depth > TOUCH && !liesIn(corners, box, 0))
    refuse(`a symbol of "${mark}" lies ${depth.toFixed(1)} px over "${text}"`, MOVE)
}

/** A line of the grid may pass behind a label; one that is drawn to be seen would strike it through. */
function checkRule(
  { text, corners }: TextLine,
  { mark, points, item }: SceneItem,
  background: string,
  refuse: Refuse,
): void {
  const stroke = strokeOf(item, refuse)
  if (mark === undefined || stroke === undefined) return
  if (contrast(mix(background, stroke.colour, stroke.opacity), background) < FAINT) return
  const depth = depthOfOverlap(corners, points)
  if (depth > TOUCH) refuse(`a rule of "${mark}" strikes through "${text}"`, MOVE)
}

/** The colours on which the text stands: of the page, and of every bar that it lies on, wholly or in part. */
function checkLegible(
  { text, corners, box: own, item, order }: TextLine,
  scene: readonly SceneItem[],
  background: string,
  refuse: Refuse,
): void {
  const ink = fillOf(item, refuse)
  if (ink === undefined) return refuse(`"${text}" has no colour`)
  let behind = [background]
  for (const [place, { shape, box, mark, item: other }] of scene.entries()) {
    if (areApart(own, box)) continue
    const holds = shape === 'symbol' && liesIn(corners, box, 0)
    if ((shape !== 'rect' && !holds) || depthOfOverlap(corners, cornersOf(box)) <= TOUCH) continue
    const fill = fillOf(other, refuse)
    if (fill === undefined) continue
    if (place > order) refuse(`"${text}" lies under the mark "${mark}"`, 'draw the text after it')
    const covered = behind.map((colour) => mix(colour, fill.colour, fill.opacity))
    behind = liesIn(corners, box, TOUCH) ? covered : [...behind, ...covered]
  }
  for (const colour of behind) {
    const ratio = contrast(mix(colour, ink.colour, ink.opacity), colour)
    if (ratio < LEGIBLE) {
      refuse(
        `"${text}" in ${ink.colour} on ${colour} has a contrast of ${ratio.toFixed(1)}, not ${LEGIBLE}`,
        'give it a darker colour, or a place on one ground',
      )
    }
  }
}
