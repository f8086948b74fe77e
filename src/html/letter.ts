// The HTML of a mail in, the same as a letter in plain text out: what a terminal shows, and whoever wants no HTML.
import { compile } from 'html-to-text'

/** Characters of a line. An address on the web that is longer stands whole, or it would lead nowhere. */
export const LINE_LENGTH = 76

const heading = { uppercase: true, leadingLineBreaks: 3, trailingLineBreaks: 2 }

const convert = compile({
  wordwrap: LINE_LENGTH,
  formatters: {
    // The text alternative begins with the title of the picture.
    said: (element, _walk, builder) => {
      builder.openBlock({ leadingLineBreaks: 2 })
      builder.addInline(element.attribs?.alt ?? '')
      builder.closeBlock({ trailingLineBreaks: 2 })
    },
  },
  selectors: [
    { selector: 'img.picture', format: 'said' },
    { selector: '.chart-title', format: 'skip' },
    { selector: '.chart-subtitle', format: 'skip' },
    { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
    { selector: 'h1', options: { ...heading, leadingLineBreaks: 2 } },
    { selector: 'h2', options: heading },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    {
      selector: 'table.figures',
      format: 'dataTable',
      options: { colSpacing: 2, maxColumnWidth: 22, uppercaseHeaderCells: false },
    },
    {
      selector: 'table.watch',
      format: 'dataTable',
      options: { colSpacing: 2, maxColumnWidth: 55, uppercaseHeaderCells: false },
    },
  ],
})

export function letter(html: string): string {
  // Spaces that do not break have done their work.
  return `${convert(html).replaceAll('\u00a0', ' ').replace(/ +$/gm, '').trim()}\n`
}
