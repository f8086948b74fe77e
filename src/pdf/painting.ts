// The operators of a content stream by what they do to the paper (ISO 32000-1, annex A).

export const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
export const PATH_PAINT = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
export const TEXT_PAINT = new Set(['Tj', 'TJ', "'", '"'])
/** Shadings, images and groups. */
export const OTHER_PAINT = new Set(['sh', 'Do', 'EI'])
