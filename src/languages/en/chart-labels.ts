// Words inside charts, and the heads of their tables of values, in British English.

import type { Month } from '../../dataset/period.ts'
import { shortPeriod } from './periods.ts'

export const chartLabels = {
  /** `Apr`, below an axis whose years stand beneath. */
  month: (month: Month) => shortPeriod(month).replace(/[^\p{L}].*/u, ''),
  notKnown: 'not known',
  ordinary: 'ordinary variation',
  signal: (period: string) => `signal: ${period}`,
  pair: 'Jan–Feb',
  pairMeans: 'Jan–Feb: monthly mean',
  pairMean: (period: string) => `${period}, monthly mean`,
  hollow: { derived: 'hollow: derived', weak: 'hollow: weak evidence' },
  otherPrint: (value: string) => `another source: ${value}`,
  yearEarlier: (value: string) => `a year earlier: ${value}`,
  valueOf: (period: string, value: string) => `${period}: ${value}`,
  monthOf: 'Month',
  year: 'Year',
  value: 'Value',
  ordinaryFrom: 'Ordinary from',
  ordinaryTo: 'Ordinary to',
  lowestPrint: 'Lowest print',
  highestPrint: 'Highest print',
  offScale: 'off the scale',
  hollowChange: 'hollow: rests on a value that is derived or weak',
  steps: 'Steps',
  series: 'Series',
  change: 'Change',
  signalTest: 'Signal test',

  rest: 'Other destinations',
  quota: 'Export quota',
  quotaPartlyWeak: 'Export quota (dashed: weak evidence)',
  otherProducts: 'Other products (all less magnets)',
  china: 'China',
  europe: 'Europe',
  elements: { dysprosium: 'dysprosium', terbium: 'terbium', yttrium: 'yttrium', neodymium: 'neodymium' },
  chinaMagnetExports: (period: string) => `China’s magnet exports, ${period}`,
  stageProduct: (stage: string, product: string) =>
    `${stage.slice(0, 1).toUpperCase()}${stage.slice(1)}: ${product}`,
  capacityPart: (tonnes: string, part: 'operating' | 'unproved' | 'dated' | 'undated') =>
    `${tonnes} ${{ operating: 'operating', unproved: 'operating (plan)', dated: 'dated', undated: 'undated' }[part]}`,
  lastQuote: (price: string, day: string) => `${price}, ${day}`,
  floorAt: (price: string) => `Floor for NdPr oxide, ${price}`,
  months: 'months',
  stock: 'Stock',
  cutOfChina: 'Cut of deliveries from China',
  byWeight: 'by weight',
  byValue: 'by value',
  ceiling: 'Ceiling aimed at',
  allProducts: 'All products',
  productShares: 'China’s share of Japan’s imports by product',
  lossEstimates: 'Published estimates of the loss of output',
}
