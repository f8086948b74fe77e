// The bytes of a content stream in; its operations out, one by one, each with its operands and its place (ISO 32000-1, 7.8.2).
// What they mean is left to others. The PDF library reads no content streams.
import { type Operand, OperandReader } from './operand-reader.ts'

export { Name, type Operand } from './operand-reader.ts'

export interface Operation {
  operator: string
  operands: readonly Operand[]
  /** Of its first byte, operands included. */
  start: number
  /** Of the byte behind it. */
  end: number
}

/** Broken syntax is passed over as readers of PDFs do; what is painted is read all the same. */
export function readOperations(bytes: Uint8Array, each: (operation: Operation) => void): void {
  const reader = new OperandReader(bytes)
  let operands: Operand[] = []
  let start = -1
  for (;;) {
    const from = reader.skip()
    if (from >= bytes.length) return
    if (start < 0) start = from
    const operand = reader.operand()
    if (operand !== undefined) {
      operands.push(operand)
      continue
    }
    const operator = reader.word()
    // An inline image is one operation, from BI to EI, since what stands between is data.
    if (operator === 'BI') continue
    if (operator === 'ID') reader.passImage()
    each({ operator: operator === 'ID' ? 'EI' : operator, operands, start, end: reader.at })
    operands = []
    start = -1
  }
}
