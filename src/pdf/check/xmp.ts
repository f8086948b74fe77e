// The text of a metadata stream in; single properties of it out (ISO 16684-1).

/** The value of a property in the metadata, written as an element or as an attribute. */
export function property(xmp: string, key: string): string | undefined {
  const [, element, attribute] =
    new RegExp(`<${key}>\\s*([^<]*?)\\s*</${key}>|\\b${key}="([^"]*)"`).exec(xmp) ?? []
  return element ?? attribute
}

/** The first of the titles, as it reads. */
export function titleIn(xmp: string): string {
  const title = /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)<\/rdf:li>/.exec(xmp)?.[1]?.trim() ?? ''
  return unescaped(title)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
