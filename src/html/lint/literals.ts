// The call of a helper in, the fixed texts and numbers among its arguments that it would print out.

export interface Literal {
  helper: string
  text: string
  from: number
  to: number
}

/** Arguments that only name something, by their places; any argument of `eq`, which prints nothing. */
const NAMES: Readonly<Record<string, readonly number[]>> = {
  eq: [0, 1],
  chart: [0],
  heading: [0],
  caption: [0],
  see: [0, 1, 2, 3, 4, 5],
  sparkline: [0],
  term: [0],
  head: [0],
  judged: [0],
  ranked: [0],
  rich: [1],
  money: [1],
}

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'loc'> & { hash?: hbs.AST.Hash | undefined }

export function literalsOf(call: Call, offset: (place: hbs.AST.Position) => number): Literal[] {
  const { path, params, hash, loc } = call
  const helper = 'original' in path ? String(path.original) : 'value'
  const literal = (node: hbs.AST.Node): Literal[] => {
    if (isCall(node)) return literalsOf(node, offset)
    if (!isLiteral(node)) return []
    return [{ helper, text: String(node.value), from: offset(node.loc.start), to: offset(node.loc.end) }]
  }
  const given = params.flatMap((param, place) =>
    NAMES[helper]?.includes(place) && !isCall(param) ? [] : literal(param),
  )
  const named = (hash?.pairs ?? []).flatMap(({ value }) => literal(value))
  // {{"2025"}} and {{2025}} look a name up, and no findings have one like that.
  const itself = isLiteral(path)
    ? [{ helper, text: helper, from: offset(loc.start), to: offset(loc.end) }]
    : []
  return [...itself, ...given, ...named]
}

function isCall(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression'
}

function isLiteral(node: hbs.AST.Node): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral {
  return node.type === 'StringLiteral' || node.type === 'NumberLiteral'
}
