// The HTML of a section in, the same for screens out: every table in a region of its own, which scrolls where the table is
// too wide, by key as well, so that the page itself never does.

/** A table carries a caption with an id, which names its region. No table stands inside another. */
export function scrollRegions(html: string): string {
  return html.replace(
    /<table\b[^>]*>\s*<caption id="([^"]+)">.*?<\/table>/gs,
    (table, caption: string) =>
      `<div class="scroll" role="region" tabindex="0" aria-labelledby="${caption}">${table}</div>`,
  )
}
