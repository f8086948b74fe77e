// Who gets the issue, as delivery knows them.

/** What a message carries; of none it leads to the issue instead. */
export type Format = 'pdf' | 'html'

export interface Recipient {
  name: string
  address: string
  language: 'en'
  formats: readonly Format[]
  /** `recipients.yaml:12:3`: how the operator is told of someone without being shown a name or an address. */
  place: string
  /** The keyed hash of the address by which the ledger knows them, in hexadecimal digits. */
  key: string
}
