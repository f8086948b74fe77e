// The headings that a page printed in, its table of contents and its running heads out.
import { cssString } from './css-string.ts'
import { TemplateMistake } from './guarded.ts'

interface Entry {
  /** Id of the section. */
  anchor: string
  /** The heading: plain text. */
  title: string
}

export class Contents {
  readonly entries: Entry[] = []

  /** The heading of a section, which the table of contents leads to. */
  heading(anchor: string, title: string): string {
    if (/[<&]/.test(title))
      throw new TemplateMistake(`the heading of ${anchor} holds more than plain text: ${title}`)
    this.entries.push({ anchor, title })
    return `<h2 id="${anchor}-title">${title}</h2>`
  }

  /**
   * Each section as pages of its own name, with the issue's title and the section's heading at the head of each (CSS Paged
   * Media, named pages). The page that has the masthead, `first`, needs neither.
   */
  runningHeads(issue: string, first: string): string {
    return this.entries
      .filter(({ anchor }) => anchor !== first)
      .map(({ anchor, title }) => {
        const heads = `@top-left { content: ${cssString(issue)}; } @top-right { content: ${cssString(title)}; }`
        return `#${anchor} { page: ${anchor}; }\n@page ${anchor} { ${heads} }`
      })
      .join('\n')
  }
}
