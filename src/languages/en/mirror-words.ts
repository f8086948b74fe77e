// What is said of one trade in the books of two customs offices, in British English.

const tooShort = 'over too short a time to judge'

export const mirrorWords = {
  /** Of a gap between weights. */
  weights: {
    agree: 'within what timing explains',
    wide: 'beyond what timing explains',
    'too-short': tooShort,
  },
  /** Of what a value, or a value a kilogram, is with freight beside what it is without. */
  values: {
    freight: 'as freight and insurance would have it',
    'with-timing': 'within what freight and timing explain',
    wide: 'beyond what freight and timing explain',
    turned: 'the other way round, beyond what timing explains',
    'too-short': tooShort,
  },
  /** Of weight and value per kilogram together, as a sentence. */
  goods: {
    'other-goods':
      'Weight and value per kilogram both differ by more than timing and freight explain, so the two offices hardly count the same goods under this code',
    'more-goods':
      'The weights differ by more than timing explains and the values per kilogram do not, so one office seems to count more of the same goods',
    'other-values':
      'The weights agree and the values per kilogram differ by more than freight explains, so the two offices seem to value the same goods differently',
    alike: 'Neither weight nor value per kilogram differs by more than timing and freight explain',
    'too-short': 'A single month is too short to judge either',
  },
  /** Of all tariff codes added up. */
  codes: {
    closes: 'so the gap closes once the codes are added up, which points to codes that are used differently',
    stays:
      'so the gap stays once the codes are added up, and codes that are used differently cannot be all of it',
    small: 'within what timing explains, though no other code makes up for the gap',
    agree: 'within what timing explains, as is each flow by itself',
    'too-short': tooShort,
  },
} as const
