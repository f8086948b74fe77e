// A checked spec in; Vega's SVG, what it shows and on which scales out. Here Vega is given our fonts, our locale, a loader
// that loads nothing and a logger that lets no warning pass.

import type { Loader, LocaleFormatters, LoggerInterface } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { familyNames } from '../fonts.ts'
import { chartLocale } from './locale.ts'
import { type FontItem, textWidthOf } from './measure.ts'
import type { Refuse } from './refuse.ts'
import { type ScalesOf, scalesOf } from './scales.ts'
import { type SceneItem, sceneOf } from './scene.ts'

export interface VegaDrawing {
  svg: string
  scene: SceneItem[]
  scales: ScalesOf
  /** What the spec says, in any form of CSS. */
  background: string
}

/** Whatever Vega warns of is a reason to refuse the chart. */
export async function drawWithVega(
  spec: TopLevelSpec,
  language: string,
  refuse: Refuse,
): Promise<VegaDrawing> {
  const { compile, vega } = await loadVega()
  const warnings: string[] = []
  const logger = collectWarnings(warnings)
  const check = () => {
    if (warnings.length > 0) refuse(`Vega warns: ${warnings.join('; ')}`)
  }
  const compiled = compile(spec, { config: houseConfig, logger }).spec
  check()
  // Vega takes the definitions { number, time } here; its types ask for finished formatters, which it would ignore.
  const locale = chartLocale(language) as unknown as LocaleFormatters
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    loader: refusingLoader,
    logger,
    locale,
  })
  try {
    await view.runAsync()
    check()
    const svg = await view.toSVG()
    check()
    return { svg, scene: sceneOf(view), scales: scalesOf(compiled, view), background: view.background() }
  } finally {
    view.finalize()
  }
}

// Bold (700) is not bundled; `aria` off keeps Vega from making every bar a figure of its own.
const houseConfig = {
  aria: false,
  font: familyNames.sans,
  axis: { titleFontWeight: 600 },
  legend: { titleFontWeight: 600 },
  header: { titleFontWeight: 600 },
  title: { fontWeight: 600 },
} as const

const refusingLoader: Loader = {
  load: (uri) => Promise.reject(new Error(`a chart loads nothing, not even ${uri}`)),
  sanitize: (uri) => Promise.reject(new Error(`a chart links nothing, not even ${uri}`)),
  http: (uri) => Promise.reject(new Error(`a chart loads nothing, not even ${uri}`)),
  file: (file) => Promise.reject(new Error(`a chart reads no file, not even ${file}`)),
}

/** Collects instead of throwing: Vega catches what a logger throws in the middle of its dataflow. */
function collectWarnings(warnings: string[]): LoggerInterface {
  const collect = function (this: LoggerInterface, ...parts: unknown[]) {
    warnings.push(parts.map(String).join(' '))
    return this
  }
  const ignore = function (this: LoggerInterface) {
    return this
  }
  return { level: () => 2, error: collect, warn: collect, info: ignore, debug: ignore }
}

/** What vega exports beyond its types. */
interface UntypedVega {
  textMetrics: { width: (item: FontItem, text: unknown) => number }
}

let loading: ReturnType<typeof importVega> | undefined

/** Imports Vega (0.2 s) on the first call: a build that ends before it draws does not pay for it. */
function loadVega(): ReturnType<typeof importVega> {
  loading ??= importVega()
  return loading
}

async function importVega() {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const untyped = vega as unknown as UntypedVega
  // Without a canvas Vega takes every letter for 0.8 em wide. Replacing this property is the supported way: Vega asks
  // it for truncation, axes, legends and bounds (vega-scenegraph/src/util/text.js, written for vl-convert).
  untyped.textMetrics.width = textWidthOf
  return { vega, compile }
}
