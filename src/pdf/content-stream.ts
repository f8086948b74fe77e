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

/**
 * Tells `each` of every operation. The same object is filled again for the next one, so keep what is in it and not itself: a
 * briefing has two hundred thousand. Broken syntax is passed over as readers of PDFs do; what is painted is read all the same.
 */
export function readOperations(bytes: Uint8Array, each: (operation: Readonly<Operation>) => void): void {
  const reader = new OperandReader(bytes)
  const operands: Operand[] = []
  const operation: Operation = { operator: '', operands, start: -1, end: 0 }
  for (;;) {
    const from = reader.skip()
    if (from >= bytes.length) return
    if (operation.start < 0) operation.start = from
    const operand = reader.operand()
    if (operand !== undefined) {
      operands.push(operand)
      continue
    }
    const word = reader.word()
    // An inline image is one operation, from BI to EI, since what stands between is data.
    if (word === 'BI') continue
    if (word === 'ID') reader.passImage()
    operation.operator = word === 'ID' ? 'EI' : word
    operation.end = reader.at
    each(operation)
    operands.length = 0
    operation.start = -1
  }
}
