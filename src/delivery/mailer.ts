// What delivery asks of whoever hands messages over: one message to one recipient, and what became of it as far as this side can
// know. SMTP is one way (smtp-mailer.ts).

/** A finished message. `raw` holds the very bytes, CRLF line ends, with which an .eml file would be written. */
export interface Message {
  /** Addresses of the envelope. */
  from: string
  to: string
  raw: Buffer
}

export type HandOff =
  /** The server took the whole message. */
  | { fate: 'sent'; code: number }
  /** The server will never take it (5xx). */
  | { fate: 'refused'; code: number; status: string | null }
  /** Certainly not delivered, but perhaps later: the server said so (4xx), or the connection failed before the message was whole. */
  | { fate: 'deferred'; code: number | null; reason: string }
  /** The connection was lost after the last byte was on its way, before the server answered. Nobody can tell. */
  | { fate: 'uncertain'; reason: string }

export interface Mailer {
  /**
   * Hands one message over. `sending` is called once, after the server has agreed to take the data and before the first byte of
   * it: only from then on can the message arrive. When it throws, nothing is handed over and the error is thrown on. Texts in
   * what it returns hold no address, no name and no password, whatever the server said.
   * Throws a BriefingError where no further hand-off makes sense: a refused login, a server without the encryption that is required.
   */
  handOff(message: Message, sending: () => void): Promise<HandOff>
  /** Ends the connection, if there is one; never rejects. */
  close(): Promise<void>
}
