// What a tonne cost at the border: value ÷ weight (IMF Export and Import Price Index Manual). A mix of goods, not a price.
import type { Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derivedQuantity, plain, type Quantity } from './figure.ts'

/** Unit value in USD/kg from a value series in USD million and a weight series in tonnes; undefined if either is unknown. */
export function unitValue(
  vintage: Vintage,
  valueSeries: string,
  weightSeries: string,
  period: Period,
): Quantity | undefined {
  const value = vintage.at(valueSeries, period)
  const weight = vintage.at(weightSeries, period)
  if (value === undefined || weight === undefined || weight.value === 0) return undefined
  const formula = `${plain(value.value)} × 1000 ÷ ${plain(weight.value)}`
  return derivedQuantity((value.value * 1000) / weight.value, 'USD/kg', period, formula, [value, weight])
}
