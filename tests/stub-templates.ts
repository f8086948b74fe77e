// A folder of templates that print nothing but their sections: for tests of one section's template.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function stubTemplates(folder: string): void {
  mkdirSync(join(folder, 'sections'), { recursive: true })
  writeFileSync(join(folder, 'briefing.hbs'), '{{#each sections}}{{{this}}}{{/each}}')
  for (const name of ['contents', 'imprint', 'glossary', 'annex', 'ledger', 'references']) {
    writeFileSync(join(folder, `${name}.hbs`), '')
  }
}
