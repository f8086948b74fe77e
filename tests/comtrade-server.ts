// UN Comtrade as a real server on this machine: it answers with the fields of the real one, or as a test tells it to.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  path: string
  query: Record<string, string>
  headers: IncomingHttpHeaders
}

/** Answers one request; `rows` are those that the real server would give for it. */
export type Reply = (response: ServerResponse, rows: object[], asked: Asked) => void

export interface ComtradeDouble {
  url: string
  asked: Asked[]
  /** Replies to the next requests in turn; after the last one each request is answered well. */
  next: Reply[]
  close: () => Promise<void>
}

export async function comtradeDouble(): Promise<ComtradeDouble> {
  const asked: Asked[] = []
  const next: Reply[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const one = { path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers }
    asked.push(one)
    const reply = next.shift() ?? served
    reply(response, rowsFor(one.query), one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, asked, next, close }
}

export const served: Reply = (response, rows) => json(response, envelope(rows))

export function envelope(data: readonly object[], rest: object = {}): string {
  return JSON.stringify({ elapsedTime: '0.09 secs', count: data.length, data, error: '', ...rest })
}

export function json(response: ServerResponse, body: string, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body)
}

export const fails =
  (status: number, message: string, headers: Record<string, string> = {}): Reply =>
  (response) =>
    json(response, JSON.stringify({ statusCode: status, message }), status, headers)

/** So many rows, whatever was asked; of each only what tells that it is there, or a hundred thousand would take seconds. */
export const manyRows =
  (count: number): Reply =>
  (response, [row]) =>
    json(response, envelope(Array.from({ length: count }, () => ({ cmdCode: codeOf(row) }))))

function codeOf(row: object | undefined): unknown {
  return row && 'cmdCode' in row ? row.cmdCode : undefined
}

/** The world and one partner for each code. */
function rowsFor(query: Record<string, string>): object[] {
  const { reporterCode = '', period = '', flowCode = '', cmdCode = '' } = query
  return cmdCode.split(',').flatMap((code) =>
    [0, 392].map((partnerCode) => ({
      ...{
        typeCode: 'C',
        freqCode: period.length === 4 ? 'A' : 'M',
        period,
        reporterCode: Number(reporterCode),
      },
      ...{
        flowCode,
        partnerCode,
        partner2Code: 0,
        classificationCode: 'H6',
        cmdCode: code,
        customsCode: 'C00',
      },
      ...{ mosCode: '0', motCode: 0, qtyUnitCode: 8, qty: 9519652, isQtyEstimated: false, altQty: 9519652 },
      ...{ netWgt: 9519652, grossWgt: 0, cifvalue: null, fobvalue: 83633156, primaryValue: 83633156 },
      ...{ legacyEstimationFlag: 0, isReported: true, isAggregate: false },
    })),
  )
}
