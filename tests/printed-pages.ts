// A finished PDF in, its pages as a reader sees them out: the running head, and every piece of text with its place and role.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Piece {
  text: string
  /** In points from the top of the page. */
  top: number
  bottom: number
  left: number
  /** Of the innermost tagged element: `H3`, `P`, `TH`; empty for what is not tagged, such as running heads. */
  role: string
  /** Those around it, the innermost first. */
  within: string[]
}

export interface PrintedPage {
  number: number
  height: number
  /** At the left over the text: what it is. Page one has a masthead instead of both. */
  issueHead: string
  /** At the right over the text: the section's heading. */
  runningHead: string
  /** All but running heads and feet, from the top down. */
  body: Piece[]
}

/** Running heads and feet stand outside of these, in points from the edges. */
const MARGIN = { top: 64, bottom: 52 }

export async function printedPages(pdf: Uint8Array): Promise<PrintedPage[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { height, width } = page.getViewport({ scale: 1 })
    const roles = rolesOf(await page.getStructTree())
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const pieces: Piece[] = []
    const open: string[] = []
    for (const item of items) {
      if ('str' in item) {
        if (item.str.trim() === '') continue
        const id = open.findLast((one) => roles.has(one)) ?? ''
        const [role = '', ...within] = roles.get(id) ?? []
        const [, , , size = 0, left = 0, y = 0] = item.transform as number[]
        const baseline = height - y
        pieces.push({ text: item.str, top: baseline - size, bottom: baseline, left, role, within })
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? '')
    }
    const heads = pieces.filter(({ bottom }) => bottom < MARGIN.top && number > 1)
    const textOf = (some: readonly Piece[]) => some.map(({ text }) => text).join('')
    const body = pieces.filter(
      ({ top, bottom }) => (number === 1 || bottom >= MARGIN.top) && top <= height - MARGIN.bottom,
    )
    pages.push({
      ...{ number, height },
      issueHead: textOf(heads.filter(({ left }) => left <= width / 2)),
      runningHead: textOf(heads.filter(({ left }) => left > width / 2)),
      body: body.sort((a, b) => a.bottom - b.bottom || a.left - b.left),
    })
  }
  return pages
}

interface Node {
  role?: string
  type?: string
  id?: string
  children?: Node[]
}

/** The roles around each piece of marked content, the innermost first. */
function rolesOf(tree: unknown): Map<string, string[]> {
  const roles = new Map<string, string[]>()
  const walk = (node: Node, around: string[]): void => {
    if (node.type === 'content' && node.id !== undefined) roles.set(node.id, around)
    const inside = node.role === undefined || node.role === 'Root' ? around : [node.role, ...around]
    for (const child of node.children ?? []) walk(child, inside)
  }
  if (tree !== null && typeof tree === 'object') walk(tree, [])
  return roles
}
