// Mail servers on this machine: a real one with TLS and login, and one that fails where a test tells it to.
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { SmtpServer } from '../src/delivery/smtp-url.ts'

export interface Got {
  to: string
  /** As the sender had it, without the dots that SMTP adds. */
  raw: Buffer
}

export interface MailServer {
  /** As the sender has to be told. */
  server: SmtpServer
  got: Got[]
  /** Counted: connections, and logins that were let in. */
  seen: { connections: number; logins: number }
  close: () => Promise<void>
}

/** From the project's folder, for benchmarks are bundled. */
export const TLS_FILES = 'tests/fixtures/tls'
export const LOGIN = { user: 'briefing@house.example', password: 'p%ss: wörd/secret' }

/** A real one; it knows LOGIN and asks for it, unless `login` says no. What it gets goes to `take`, or else into `got`. */
export async function mailServer(
  encryption: SmtpServer['encryption'],
  { login = true, take }: { login?: boolean; take?: (got: Got) => void } = {},
): Promise<MailServer & { names: unknown[] }> {
  const got: Got[] = []
  /** By which clients asked for a certificate. */
  const names: unknown[] = []
  const taken = take ?? ((one: Got) => void got.push(one))
  const seen = { connections: 0, logins: 0 }
  const file = (name: string) => readFileSync(join(TLS_FILES, name))
  const real = new SMTPServer({
    ...{ key: file('server.key'), cert: file('server.pem'), logger: false, disableReverseLookup: true },
    ...{ secure: encryption === 'tls', allowInsecureAuth: true },
    disabledCommands: [...(login ? [] : ['AUTH']), ...(encryption === 'none' ? ['STARTTLS'] : [])],
    ...{ authOptional: !login, closeTimeout: 5 },
    onConnect(_session, done) {
      seen.connections++
      done()
    },
    onAuth({ username, password }, _session, done) {
      if (username !== LOGIN.user || password !== LOGIN.password) return done(new Error('wrong login'))
      seen.logins++
      done(null, { user: username })
    },
    onSecure(_socket, { servername }, done) {
      names.push(servername)
      done()
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        for (const { address } of envelope.rcptTo) taken({ to: address, raw: Buffer.concat(chunks) })
        done()
      })
    },
  })
  // What a client does wrong, as when it refuses the certificate, is the test's to judge.
  real.on('error', () => undefined)
  const port = await listening(real.server)
  const close = () => new Promise<void>((resolve) => real.close(() => resolve()))
  const server = { host: '127.0.0.1', port, encryption, login: login ? LOGIN : null }
  return { server, got, seen, names, close }
}

/** Where a conversation can go wrong: what the client has just said or done. `data`: the first bytes of a message are there. */
export type Step =
  'connect' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'data' | 'dot' | 'RSET' | 'QUIT'

/** What the server does instead of going on: answers, then drops the connection, or only one of the two; neither is silence. */
export interface Fault {
  say?: string
  drop?: 'end' | 'reset'
}

export interface FaultServer extends MailServer {
  /** For each step the next faults in turn; where none is left, the server does well. `null`: well this time. */
  faults: Partial<Record<Step, (Fault | null)[]>>
  /** Messages of which the server got some bytes, but no end. */
  torn: () => number
  /** The steps of all connections. */
  steps: Step[]
  /** When no connection is left. */
  deserted: () => Promise<void>
}

const USUAL: Record<Step, string> = {
  ...{ connect: '220 here', EHLO: '250-here\r\n250 AUTH PLAIN', STARTTLS: '220 go on', AUTH: '235 let in' },
  ...{ MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on', data: '', dot: '250 taken', RSET: '250 ok' },
  QUIT: '221 bye',
}

/** One that speaks plainly, knows every login and takes every message, but for its faults. */
export async function faultServer({ pipelining = false } = {}): Promise<FaultServer> {
  const got: Got[] = []
  const seen = { connections: 0, logins: 0 }
  const [faults, steps]: [FaultServer['faults'], Step[]] = [{}, []]
  const sockets = new Set<Socket>()
  let torn = 0
  const net = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    seen.connections++
    let [rest, to, mailed, inData, started] = ['', '', false, false, false]
    /** Whether the conversation goes on as it should. */
    const at = (step: Step): boolean => {
      steps.push(step)
      const fault = faults[step]?.shift() ?? null
      const usual = step === 'EHLO' && pipelining ? `250-PIPELINING\r\n${USUAL.EHLO}` : USUAL[step]
      const said = fault === null ? usual : (fault.say ?? '')
      if (said !== '') socket.write(said.endsWith('\n') || fault?.drop ? said : `${said}\r\n`)
      if (fault?.drop === 'end') socket.destroySoon()
      if (fault?.drop === 'reset') socket.resetAndDestroy()
      return fault === null || (step === 'DATA' && said.startsWith('354'))
    }
    const command = (line: string) => {
      const verb = Object.keys(USUAL).find((name) => line.startsWith(name)) ?? 'RSET'
      const step = verb as Step // a key of USUAL
      // As real ones do where the command before was refused.
      if ((step === 'RCPT' && !mailed) || (step === 'DATA' && to === '' && !faults.DATA?.length)) {
        socket.write('503 out of turn\r\n')
        return
      }
      const well = at(step)
      if (step === 'MAIL') [mailed, to] = [well, '']
      if (step === 'RCPT' && well) to = /<(.*)>/.exec(line)?.[1] ?? ''
      if (step === 'AUTH' && well) seen.logins++
      if (step === 'QUIT' && well) socket.end()
      inData = step === 'DATA' && well
      started = false
    }
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
    })
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      while (!socket.destroyed) {
        if (inData) {
          if (!started && rest !== '') {
            started = true
            torn++
            if (!at('data')) {
              // Who neither answers nor hangs up has stopped reading.
              socket.pause()
              return
            }
          }
          const end = `\r\n${rest}`.indexOf('\r\n.\r\n')
          if (end < 0) return
          const raw = rest.slice(0, end).replace(/^\./gm, '')
          torn--
          // Who refuses a message has not got it; who says nothing may well have.
          if (!/^[45]/.test(faults.dot?.[0]?.say ?? '')) got.push({ to, raw: Buffer.from(raw, 'latin1') })
          rest = rest.slice(end + 3)
          inData = false
          at('dot')
        } else {
          const end = rest.indexOf('\r\n')
          if (end < 0) return
          const line = rest.slice(0, end)
          rest = rest.slice(end + 2)
          command(line)
        }
      }
    })
    at('connect')
  })
  const port = await listening(net)
  const close = () =>
    new Promise<void>((resolve) => {
      net.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const deserted = async () => {
    for (const socket of sockets) await new Promise((resolve) => socket.once('close', resolve))
  }
  const server: SmtpServer = { host: '127.0.0.1', port, encryption: 'none', login: LOGIN }
  return { server, got, seen, faults, steps, torn: () => torn, deserted, close }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // of a server that listens on a port
}
