// An HTML page as a tree, and the few questions that the tests ask of it.
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Element = Tree.Element
type Node = Tree.ChildNode

let newest: { html: string; tree: Tree.Document } | undefined

/** The tree of a page, which is not to be changed. The newest is kept: tests ask several questions of one page. */
function treeOf(html: string): Tree.Document {
  if (newest?.html !== html) newest = { html, tree: parse(html) }
  return newest.tree
}

export function elements(html: string): Element[] {
  const found: Element[] = []
  walk(treeOf(html).childNodes, (node) => {
    if ('tagName' in node) found.push(node)
    return true
  })
  return found
}

/** All elements below an element. */
export function below(element: Element): Element[] {
  const found: Element[] = []
  walk(element.childNodes, (node) => {
    if ('tagName' in node) found.push(node)
    return true
  })
  return found
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

/** The text of an element with all that is in it. */
export function textOf(element: Element): string {
  let text = ''
  walk(element.childNodes, (node) => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    return true
  })
  return text
}

/** Every piece of text that does not stand inside an element which the test excuses. */
export function textOutside(html: string, excused: (element: Element) => boolean): string[] {
  const texts: string[] = []
  walk(treeOf(html).childNodes, (node) => {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value)
    return !('tagName' in node) || !excused(node)
  })
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}

function walk(nodes: readonly Node[], enter: (node: Node) => boolean): void {
  for (const node of nodes) {
    if (enter(node) && 'childNodes' in node) walk(node.childNodes, enter)
  }
}
