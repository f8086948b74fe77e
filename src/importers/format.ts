// What an importer of one official source is. The list of all stands in formats.ts.
import type { Direction, Mapping } from '../dataset/mapping-schema.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { FormatId, Reading } from './flow.ts'
import type { InputFile } from './input-file.ts'

/** What the operator says of files that do not say it themselves. */
export interface ReadOptions {
  mapping: Mapping
  /** Of a table of Chinese customs, where its name does not tell. */
  direction?: Direction | undefined
  /** The last published month of a rolling year, where the file’s name does not tell: later zeros mean "not yet". */
  through?: Month | undefined
  /** The query named no partner and whole headings, so that rows may be summed. */
  complete: boolean
  /** The day on which the files were downloaded. */
  retrieved: Day
  /** Size in bytes from which a table is read out of core. */
  largeFrom: number
}

export interface Format {
  id: FormatId
  /** What it reads, for messages. */
  name: string
  publisher: string
  /** Where the publisher offers it. */
  url: string
  /** What of it a list of sources names, with the periods and codes read: "exports by tariff line and partner". */
  title: (reading: Reading) => string
  /** Told by the beginning of the text. */
  recognises: (file: InputFile) => boolean
  /** Throws a BriefingError with every problem, each with its line or path; then nothing of the file is used. */
  read: (file: InputFile, options: ReadOptions) => Promise<Reading>
}
