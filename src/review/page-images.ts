// A PDF in; its title, how many pages it has, and a picture of each as a reader sees it out, drawn when it is asked for.
import { BriefingError } from '../errors.ts'

/** As package.json has them among its optional dependencies. */
const PACKAGES = 'pdfjs-dist @napi-rs/canvas'
/** Pixels a point: a page of 595 points is 744 pixels wide, on which the smallest print can be read. */
const SCALE = 1.25

export interface Pages {
  title: string
  count: number
  /** The picture of a page, the first of which is 1, as PNG. */
  picture: (number: number) => Promise<Uint8Array>
  close: () => Promise<void>
}

const engines = async () => ({
  ...(await import('pdfjs-dist/legacy/build/pdf.mjs')),
  ...(await import('@napi-rs/canvas')),
})

/** `label` is the file as the operator knows it. Throws a BriefingError where a package that draws is not installed. `load` stands in for its import in tests. */
export async function pageImages(pdf: Uint8Array, label: string, load = engines): Promise<Pages> {
  const { getDocument, createCanvas } = await loaded(load, label)
  // Takes the bytes for itself, hence a copy. Letters are drawn as paths of the embedded fonts: no font of the machine enters.
  const task = getDocument({
    data: new Uint8Array(pdf),
    disableFontFace: true,
    isEvalSupported: false,
    verbosity: 0,
  })
  const document = await task.promise
  const { info } = await document.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title : ''
  return {
    title,
    count: document.numPages,
    async picture(number) {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: SCALE })
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
      // Typed for the canvas of a browser, of which this is the like.
      const drawn = { canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }
      await page.render(drawn).promise
      page.cleanup()
      return canvas.toBuffer('image/png')
    },
    close: () => task.destroy(),
  }
}

async function loaded(load: typeof engines, label: string): ReturnType<typeof engines> {
  try {
    return await load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.endsWith('MODULE_NOT_FOUND') && code !== 'ERR_DLOPEN_FAILED') throw error
    const message = 'its pages cannot be drawn: a package that does it is not installed'
    throw BriefingError.at(label, message, `run: npm install --no-save ${PACKAGES}`)
  }
}
