// Words of English that say something about a figure. A template may not type them: a helper chooses them from the figure.
// Left out are terms of the house: a cut of supply, a step that eases, weak evidence, a robust spread.

const list = (text: string): string[] => text.trim().split(/\s+/)

/** By what they say. Phrases are written with single spaces; every form of a word is listed, for no rule finds them all. */
export const claimWords = {
  /** What a figure did. */
  verb: [
    ...list(`
      rise rises rising rose risen fall falls falling fell fallen drop drops dropping dropped
      decline declines declining declined decrease decreases decreasing decreased
      increase increases increasing increased increasingly grow grows growing grew grown growth
      shrink shrinks shrinking shrank shrunk climb climbs climbing climbed slide slides sliding slid
      slip slips slipping slipped sink sinks sinking sank sunk jump jumps jumping jumped leap leaps leapt
      soar soars soaring soared surge surges surging surged spike spikes spiking spiked
      plunge plunges plunging plunged plummet plummets plummeting plummeted tumble tumbles tumbling tumbled
      collapse collapses collapsing collapsed slump slumps slumping slumped dip dips dipping dipped
      rebound rebounds rebounding rebounded recovered swell swells swelled dwindle dwindles dwindled
      double doubles doubling doubled halve halves halving halved tripled quadrupled expanded contracted
      weaken weakens weakened weakening strengthen strengthens strengthened strengthening
      expand expands expanding expansion contract contracts contracting contraction triple triples tripling
      improve improves improved improving worsen worsens worsened worsening accelerate accelerates accelerated
      slow slows slowed slowing widen widens widened widening narrow narrows narrowed narrowing
      edge edges edged retreat retreats retreated retreating stagnate stagnated stall stalled plateau plateaued
      crash crashes crashed crashing gain gains gained gaining lose loses lost losing eased easing
      reduce reduces reduced reducing reduction lowered raise raises raised raising
      rally rallied recover recovers recovering recovery diminish diminished reverse reversed reversal
      unchanged steady steadily stable flat upward upwards downward downwards upturn downturn`),
    ...['little changed', 'went up', 'went down', 'came down', 'picked up', 'up by', 'down by'],
    ...[
      'up from',
      'up on',
      'up over',
      'down from',
      'down on',
      'down over',
      'kept pace',
      'stayed ahead',
      'cut by',
      'eased by',
    ],
  ],
  /** How two figures compare. */
  comparative: [
    ...list(`
      higher lower above below larger smaller greater lesser bigger fewer stronger weaker heavier lighter
      cheaper dearer costlier faster slower wider narrower steeper sharper
      exceed exceeds exceeding exceeded surpass surpasses surpassing surpassed outpace outpaces outpacing outpaced
      outstrip outstrips outstripped overtake overtakes overtaken overtook lag lags lagging lagged trailed`),
    ...['more than', 'less than', 'most of', 'bulk of', 'majority of'],
    ...['within what', 'beyond what', 'other way round'],
  ],
  /** That no other figure of its kind is as large, or as small. */
  superlative: [
    ...list(`
      highest lowest largest smallest greatest biggest fewest strongest weakest sharpest steepest heaviest
      fastest slowest widest narrowest longest shortest cheapest dearest costliest worst furthest
      record peak peaks peaked trough troughs bottomed maximum minimum
      all-time unprecedented historic unseen`),
    ...['first time', 'records began', 'most pronounced'],
  ],
  /** How many times in a row. */
  run: [
    ...list('consecutive consecutively successive successively streak'),
    'in a row',
    'in succession',
    'straight month',
  ],
  /** How much a change means. */
  weight: list(`
    sharp sharply steep steeply significant significantly insignificant substantial substantially
    dramatic dramatically drastic drastically markedly massive massively modest modestly slight slightly
    considerable considerably notable notably noticeable noticeably severe severely strong strongly
    unusual unusually abnormal abnormally exceptional exceptionally extraordinary remarkable remarkably
    high low huge tiny enormous surprising surprisingly`),
  /** How many. "One" is left out, for it is a pronoun as well, and so is "first". */
  number: list(`
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion dozen dozens zero twice thrice twofold threefold fourfold fivefold sixfold tenfold twelvefold hundredfold triple quadruple
    half third thirds quarter quarters second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`),
} as const satisfies Record<string, readonly string[]>
