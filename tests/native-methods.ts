// The build of pdf.js for old engines puts functions of its own in the place of methods that Node has: with them, whatever a worker
// ran after the first test that reads a PDF took half as long again. So it is loaded here, before any test, and they are put back.
const { push } = Array.prototype
const { parse, stringify } = JSON

await import('pdfjs-dist/legacy/build/pdf.mjs')
// Otherwise loaded by the first document, with the same effect.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string)

Array.prototype.push = push
Object.assign(JSON, { parse, stringify })
