// What a page says of itself in; the same in the print's metadata out: XMP, which claims PDF/UA, the older dictionary beside it,
// and what the catalog has to say. Chromium keeps the title and the language of a page and drops the rest.
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { name, pdfLibrary, textUnder } from '../pdf-library.ts'
import { pdfDate, xmpDate } from '../pdf-date.ts'
import type { PageHead } from '../read-page.ts'

/** `date` is the day of the issue or a moment: a clock would change the bytes. */
export function mendMetadata(document: PDFDocument, head: PageHead, date: string): void {
  const { PDFHexString, PDFString } = pdfLibrary()
  const { context, catalog } = document
  const info = context.lookup(context.trailerInfo.Info, pdfLibrary().PDFDict)
  const texts = { Title: head.title, Author: head.author, Subject: head.description, Keywords: head.keywords }
  for (const [key, text] of Object.entries(texts)) if (text) info.set(name(key), PDFHexString.fromText(text))
  for (const key of ['CreationDate', 'ModDate']) info.set(name(key), PDFString.of(pdfDate(date)))
  const xmp = context.stream(Buffer.from(xmpOf(head, info, date)), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(name('Metadata'), context.register(xmp))
  catalog.set(name('Lang'), PDFString.of(head.language))
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
}

/** The metadata as RDF (ISO 16684-1), not compressed, so that programs find it that cannot read PDFs. */
function xmpOf(
  { title, language, author, description, keywords }: PageHead,
  info: PDFDict,
  date: string,
): string {
  const words = (keywords ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const inLanguages = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li><rdf:li xml:lang="${escaped(language)}">${escaped(text)}</rdf:li></rdf:Alt>`
  const listed = (kind: 'Seq' | 'Bag', texts: readonly string[]) =>
    `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escaped(text)}</rdf:li>`).join('')}</rdf:${kind}>`
  const properties = [
    ['pdfuaid:part', '1'],
    ['dc:format', 'application/pdf'],
    ['dc:title', inLanguages(title)],
    ['dc:language', listed('Bag', [language])],
    ['dc:creator', author && listed('Seq', [author])],
    ['dc:publisher', author && listed('Bag', [author])],
    ['dc:description', description && inLanguages(description)],
    ['dc:subject', words.length > 0 && listed('Bag', words)],
    ['pdf:Keywords', keywords && escaped(keywords)],
    ['pdf:Producer', escaped(textUnder(info, 'Producer') ?? '')],
    ['xmp:CreatorTool', escaped(textUnder(info, 'Creator') ?? '')],
    ...['Create', 'Modify', 'Metadata'].map((kind) => [`xmp:${kind}Date`, xmpDate(date)] as const),
  ] as const
  const lines = properties.flatMap(([key, value]) => (value ? [`<${key}>${value}</${key}>`] : []))
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${lines.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
