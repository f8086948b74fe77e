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
   * The issue's title at the head of each page, and each section as pages of its own name with its heading at theirs (CSS Paged
   * Media, named pages). The page that has the masthead, `first`, needs neither.
   */
  runningHeads(issue: string, first: string): string {
    const sections = this.entries
      .filter(({ anchor }) => anchor !== first)
      .map(
        ({ anchor, title }) =>
          `#${anchor} { page: ${anchor}; }\n@page ${anchor} { @top-right { content: ${cssString(title)}; } }`,
      )
    const every = `@page { @top-left { content: ${cssString(issue)}; } }\n@page :first { @top-left { content: none; } }`
    return [every, ...sections].join('\n')
  }
}
