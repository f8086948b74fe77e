// Every way in which a server can fail a sender: what it does, at which step, and what the mailer is to say became of the message.
import { expect } from 'vitest'
import type { HandOff } from '../src/delivery/mailer.ts'
import type { Fault, Step } from './mail-server.ts'

/** Nothing of this may come back: the server repeats it in every answer. */
export const WORDS = 'for <ada@reader.example> Ada Lovelace of <briefing@house.example> p%ss: wörd/secret'
export const SECRET = /ada|lovelace|reader|house|p%ss|wörd|secret/i

export const small = Buffer.from('Subject: Ada Lovelace\r\n\r\n.\r\n')
/** More than the system takes from a sender while the receiver does not read. */
const large = Buffer.alloc(24_000_000, `${'x'.repeat(78)}\r\n`)

const says = (code: string): Fault => ({ say: `${code} ${WORDS}` })
const saysAndEnds = (code: string): Fault => ({ ...says(code), say: `${code} ${WORDS}\r\n`, drop: 'end' })
const [ends, resets, silent]: Fault[] = [{ drop: 'end' }, { drop: 'reset' }, {}]

export const sent: HandOff = { fate: 'sent', code: 250 }
const refused = (code: number, status: string | null = null): HandOff => ({ fate: 'refused', code, status })
const deferred = (code: number | null, reason: string): object => ({
  ...{ fate: 'deferred', code },
  reason: expect.stringContaining(reason),
})
export const uncertain = (reason: string): object => ({
  fate: 'uncertain',
  reason: expect.stringContaining(reason),
})
const stops = (message: string): object => ({ stops: expect.stringContaining(message) })

export interface Case {
  at: Step
  does: Fault | undefined
  /** Of the first message. */
  fate: object
  /** Messages that the server may have kept: it got the end, and did not refuse. */
  got: number
  /** Messages of which it got a beginning. */
  torn?: number
  /** How often the sender was told that the bytes are about to leave. */
  sendings: number
  raw?: Buffer
  isSlow?: boolean
}

const put = (code: string) => `put off by the server with ${code}`
const lost = 'the connection failed (E'
const none = { got: 0, sendings: 0 }
export const matrix: [string, Case][] = [
  [
    '421 as greeting',
    { at: 'connect', does: saysAndEnds('421 4.3.2'), fate: deferred(421, put('421')), ...none },
  ],
  ['554 as greeting', { at: 'connect', does: says('554'), fate: stops('takes no mail from this'), ...none }],
  ['dropped before the greeting', { at: 'connect', does: ends, fate: deferred(null, 'no session'), ...none }],
  ['reset before the greeting', { at: 'connect', does: resets, fate: deferred(null, 'no session'), ...none }],
  [
    'no greeting',
    { at: 'connect', does: silent, fate: deferred(null, 'not answer in time'), isSlow: true, ...none },
  ],
  ['421 to EHLO', { at: 'EHLO', does: saysAndEnds('421'), fate: deferred(421, put('421')), ...none }],
  ['dropped at EHLO', { at: 'EHLO', does: ends, fate: deferred(null, 'no session'), ...none }],
  [
    '535 to the login',
    { at: 'AUTH', does: says('535 5.7.8'), fate: stops('refuses the login (535 5.7.8)'), ...none },
  ],
  [
    '454 to the login',
    { at: 'AUTH', does: says('454 4.7.0'), fate: deferred(454, put('454 4.7.0')), ...none },
  ],
  ['421 to the login', { at: 'AUTH', does: saysAndEnds('421'), fate: deferred(421, put('421')), ...none }],
  ['dropped at the login', { at: 'AUTH', does: resets, fate: deferred(null, 'no session'), ...none }],
  [
    'silent at the login',
    { at: 'AUTH', does: silent, fate: deferred(null, 'in time'), isSlow: true, ...none },
  ],
  ['421 to MAIL', { at: 'MAIL', does: saysAndEnds('421'), fate: deferred(421, put('421')), ...none }],
  ['451 to MAIL', { at: 'MAIL', does: says('451 4.7.1'), fate: deferred(451, put('451 4.7.1')), ...none }],
  ['530 to MAIL', { at: 'MAIL', does: says('530'), fate: stops('refuses the login (530)'), ...none }],
  [
    '550 to MAIL',
    { at: 'MAIL', does: says('550 5.7.1'), fate: stops('refuses the sender (550 5.7.1)'), ...none },
  ],
  ['552 to MAIL', { at: 'MAIL', does: says('552 5.3.4'), fate: refused(552, '5.3.4'), ...none }],
  ['dropped at MAIL', { at: 'MAIL', does: ends, fate: deferred(null, lost), ...none }],
  ['silent at MAIL', { at: 'MAIL', does: silent, fate: deferred(null, 'in time'), isSlow: true, ...none }],
  ['421 to RCPT', { at: 'RCPT', does: saysAndEnds('421'), fate: deferred(421, put('421')), ...none }],
  ['450 to RCPT', { at: 'RCPT', does: says('450 4.2.0'), fate: deferred(450, put('450 4.2.0')), ...none }],
  ['451 to RCPT', { at: 'RCPT', does: says('451'), fate: deferred(451, put('451')), ...none }],
  ['452 to RCPT', { at: 'RCPT', does: says('452 4.5.3'), fate: deferred(452, put('452 4.5.3')), ...none }],
  ['550 to RCPT', { at: 'RCPT', does: says('550 5.1.1'), fate: refused(550, '5.1.1'), ...none }],
  ['552 to RCPT', { at: 'RCPT', does: says('552'), fate: refused(552), ...none }],
  [
    '550 in two lines to RCPT',
    {
      ...{ at: 'RCPT', does: says(`550-5.1.1 ${WORDS}\r\n550 5.1.1`), fate: refused(550, '5.1.1') },
      ...none,
    },
  ],
  [
    '354 to RCPT',
    { at: 'RCPT', does: says('354'), fate: deferred(null, 'answer out of turn to RCPT'), ...none },
  ],
  ['reset at RCPT', { at: 'RCPT', does: resets, fate: deferred(null, lost), ...none }],
  ['421 to DATA', { at: 'DATA', does: saysAndEnds('421'), fate: deferred(421, put('421')), ...none }],
  ['451 to DATA', { at: 'DATA', does: says('451'), fate: deferred(451, put('451')), ...none }],
  ['554 to DATA', { at: 'DATA', does: says('554 5.5.1'), fate: refused(554, '5.5.1'), ...none }],
  ['250 to DATA', { at: 'DATA', does: says('250'), fate: deferred(null, lost), ...none }],
  ['dropped before DATA', { at: 'DATA', does: ends, fate: deferred(null, lost), ...none }],
  ['silent at DATA', { at: 'DATA', does: silent, fate: deferred(null, 'in time'), isSlow: true, ...none }],
  [
    'dropped mid-DATA',
    { at: 'data', does: ends, fate: deferred(null, lost), got: 0, torn: 1, sendings: 1, raw: large },
  ],
  [
    'reset mid-DATA',
    { at: 'data', does: resets, fate: deferred(null, lost), got: 0, torn: 1, sendings: 1, raw: large },
  ],
  [
    'silent mid-DATA',
    {
      ...{ at: 'data', does: silent, fate: deferred(null, 'in time'), got: 0, torn: 1, sendings: 1 },
      ...{ raw: large, isSlow: true },
    },
  ],
  // So small that its end was on its way before the server let go: it is not known what the server made of it.
  [
    'reset mid-DATA of a small message',
    { at: 'data', does: resets, fate: uncertain(lost), got: 0, torn: 1, sendings: 1 },
  ],
  [
    '552 mid-DATA',
    {
      at: 'data',
      does: says('552 5.3.4'),
      fate: refused(552, '5.3.4'),
      got: 0,
      torn: 1,
      sendings: 1,
      raw: large,
    },
  ],
  [
    '451 mid-DATA',
    {
      at: 'data',
      does: saysAndEnds('451'),
      fate: deferred(451, put('451')),
      got: 0,
      torn: 1,
      sendings: 1,
      raw: large,
    },
  ],
  [
    '250 mid-DATA',
    {
      ...{ at: 'data', does: says('250'), fate: uncertain('before it had the whole'), got: 0, torn: 1 },
      ...{ sendings: 1, raw: large },
    },
  ],
  [
    '421 after the dot',
    { at: 'dot', does: saysAndEnds('421'), fate: deferred(421, put('421')), got: 0, sendings: 1 },
  ],
  [
    '451 after the dot',
    { at: 'dot', does: says('451'), fate: deferred(451, put('451')), got: 0, sendings: 1 },
  ],
  [
    '452 after the dot',
    { at: 'dot', does: says('452'), fate: deferred(452, put('452')), got: 0, sendings: 1 },
  ],
  ['550 after the dot', { at: 'dot', does: says('550'), fate: refused(550), got: 0, sendings: 1 }],
  [
    '552 after the dot',
    { at: 'dot', does: says('552 5.2.2'), fate: refused(552, '5.2.2'), got: 0, sendings: 1 },
  ],
  [
    '554 after the dot',
    { at: 'dot', does: says('554 5.6.0'), fate: refused(554, '5.6.0'), got: 0, sendings: 1 },
  ],
  ['dropped after the dot', { at: 'dot', does: ends, fate: uncertain(lost), got: 1, sendings: 1 }],
  ['reset after the dot', { at: 'dot', does: resets, fate: uncertain(lost), got: 1, sendings: 1 }],
  [
    'silent after the dot',
    { at: 'dot', does: silent, fate: uncertain('in time'), got: 1, sendings: 1, isSlow: true },
  ],
  [
    'half an answer after the dot',
    { at: 'dot', does: { say: '250 tak', drop: 'end' }, fate: uncertain(lost), got: 1, sendings: 1 },
  ],
  [
    '354 after the dot',
    { at: 'dot', does: says('354'), fate: uncertain('out of turn'), got: 1, sendings: 1 },
  ],
  [
    'nonsense after the dot',
    { at: 'dot', does: { say: WORDS }, fate: uncertain('(EMESSAGE), after'), got: 1, sendings: 1 },
  ],
  ['answered, then dropped', { at: 'dot', does: saysAndEnds('250'), fate: sent, got: 1, sendings: 1 }],
]
