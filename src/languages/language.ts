// The languages an edition can have. English is the model: every other is typed by it, so a missing word does not compile.
import { en } from './en.ts'

export type Language = typeof en

export const languages: Record<'en', Language> = { en }
