// Words inside charts, and the heads of their tables of values, in British English.

export const chartLabels = {
  rest: 'Other destinations',
  quota: 'Export quota',
  otherProducts: 'Other products',
  parts: 'Exports by part',
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
