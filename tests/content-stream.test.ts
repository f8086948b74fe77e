// The content of pages, read operation by operation: operands of every kind, marks, where lines end, what is wrapped.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Name, type Operand, type Operation, readOperations } from '../src/pdf/content-stream.ts'
import { MarkStack } from '../src/pdf/mark-stack.ts'
import { ArtifactWrap } from '../src/pdf/mend/artifact-wrap.ts'
import { joinRuns, ShownText } from '../src/pdf/shown-text.ts'

function read(content: string): Operation[] {
  const found: Operation[] = []
  readOperations(Buffer.from(content, 'latin1'), (operation) => {
    found.push({ ...operation, operands: [...operation.operands] })
  })
  return found
}

const operands = (content: string) => read(content)[0]?.operands

describe('operands', () => {
  test.each<[string, Operand[]]>([
    ['1 -2 +3 .5 -.25 4. 0.125 x', [1, -2, 3, 0.5, -0.25, 4, 0.125]],
    ['(a(b)c) (\\(\\)\\\\) (\\101\\n\\r) (a\\\nb) x', ['a(b)c', '()\\', 'A\n\r', 'ab']],
    ['<48 65 6C6c6F> <4> x', ['Hello', '@']],
    ['[1 [2 (a)] /N] x', [[1, [2, 'a'], new Name('N')]]],
    [
      '<</MCID 7 /ActualText <FEFF> /D <</E true>>>> x',
      [
        new Map<string, Operand>([
          ['MCID', 7],
          ['ActualText', '\xfe\xff'],
          ['D', new Map([['E', new Name('true')]])],
        ]),
      ],
    ],
    ['% a comment (\n1 x', [1]],
    ['true false null f', [new Name('true'), new Name('false'), new Name('null')]],
  ])('%j', (content, expected) => {
    expect(operands(content)).toEqual(expected)
  })

  test('any number comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = digits / 10 ** places
        expect(operands(`${value.toFixed(places)} x`)?.[0]).toBeCloseTo(value, 6)
      }),
    )
  })

  test('any bytes come back from both kinds of strings', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1')
        const literal = text.replace(
          /[()\\\r\n]/g,
          (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`,
        )
        expect(operands(`(${literal}) <${Buffer.from(bytes).toString('hex')}> x`)).toEqual([text, text])
      }),
    )
  })

  test('anything is read to its end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'()<>[]/% 1aBEIT\\\n') }),
        (content) => void read(content),
      ),
    )
  })
})

test('operations have their places, and an image in line is one of them', () => {
  const content = 'q 1 0 0 rg\nBI /W 1 ID \x00EI\xff(\x01 EI Q'
  expect(read(content).map(({ operator, start, end }) => [operator, content.slice(start, end)])).toEqual([
    ['q', 'q'],
    ['rg', '1 0 0 rg'],
    ['EI', 'BI /W 1 ID \x00EI\xff(\x01 EI'],
    ['Q', 'Q'],
  ])
})

/** The text of a piece of content, set in a font of one byte a letter. */
function shown(content: string): string {
  const marks = new MarkStack(() => undefined)
  const text = new ShownText(marks, () => undefined)
  readOperations(Buffer.from(content, 'latin1'), (operation) => {
    marks.see(operation)
    text.see(operation)
  })
  return joinRuns(text.runs.get(1) ?? [])
}

describe('text', () => {
  const piece = (inside: string) => `/P <</MCID 1>> BDC BT /F 10 Tf ${inside} ET EMC`
  test.each([
    ['goes on in one line', '1 0 0 1 5 90 Tm (one) Tj 20 0 Td (two) Tj', 'onetwo'],
    [
      'goes on in a new line',
      '1 0 0 1 5 90 Tm (one) Tj 20 0 Td (two) Tj ET BT 1 0 0 1 5 75 Tm (three) Tj',
      'onetwo\nthree',
    ],
    ['has a letter raised', '1 0 0 1 5 90 Tm (m) Tj 8 4 Td (3) Tj', 'm3'],
    ['is replaced', '/Span <</ActualText <FEFF00660069>>> BDC (x) Tj (y) Tj EMC (z) Tj', 'fiz'],
    ['stands in an array', '[(a) -20 (b)] TJ', 'ab'],
  ])('that %s', (_, inside, expected) => {
    expect(shown(piece(inside))).toBe(expected)
  })

  test('outside the structure is not read', () => {
    expect(shown('BT (x) Tj ET')).toBe('')
  })
})

function wrapped(content: string, tagged = false): string {
  const marks = new MarkStack(() => undefined)
  const wrap = new ArtifactWrap(marks, () => tagged)
  const bytes = Buffer.from(content, 'latin1')
  readOperations(bytes, (operation) => {
    marks.see(operation)
    wrap.see(operation)
  })
  return Buffer.from(wrap.wrapped(bytes) ?? bytes)
    .toString('latin1')
    .replaceAll('\n', ' ')
}

describe('wrapping', () => {
  test.each([
    ['a path from its first step', '0 0 m 9 9 l S', '/Artifact BMC 0 0 m 9 9 l S EMC'],
    ['a path that also clips', '0 0 9 9 re W f', '/Artifact BMC 0 0 9 9 re W f EMC'],
    [
      'a text as a whole, with what is replaced in it',
      'BT /Span <</ActualText (fi)>> BDC (x) Tj EMC ET',
      '/Artifact BMC BT /Span <</ActualText (fi)>> BDC (x) Tj EMC ET EMC',
    ],
    [
      'only the untagged part of a text',
      'BT (x) Tj /P <</MCID 1>> BDC (y) Tj EMC ET',
      'BT /Artifact BMC (x) Tj EMC /P <</MCID 1>> BDC (y) Tj EMC ET',
    ],
    [
      'two that follow each other as one',
      'BT (x) Tj ET\nBT (y) Tj ET',
      '/Artifact BMC BT (x) Tj ET BT (y) Tj ET EMC',
    ],
    ['an image', '/X1 Do', '/Artifact BMC /X1 Do EMC'],
    ['a shading', '/S sh', '/Artifact BMC /S sh EMC'],
  ])('%s', (_, content, expected) => {
    expect(wrapped(content)).toBe(expected)
    expect(wrapped(expected)).toBe(expected) // and not twice
  })

  test.each([
    ['a path that only clips', '0 0 9 9 re W n'],
    ['tagged content', '/P <</MCID 1>> BDC 0 0 9 9 re f BT (x) Tj ET EMC'],
    ['what stands in a sequence inside tagged content', '/P <</MCID 1>> BDC /Span BMC 0 0 9 9 re f EMC EMC'],
    ['a text that shows nothing', 'BT /F 9 Tf ET'],
  ])('not %s', (_, content) => {
    expect(wrapped(content)).toBe(content)
  })

  test('not a form with tagged content in it, which the check refuses', () => {
    expect(wrapped('/X1 Do', true)).toBe('/X1 Do')
  })
})
