// What a tonne cost at the border: value ÷ weight (IMF Export and Import Price Index Manual). A mix of goods, not a price.
import type { Period } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, observedQuantity, type Quantity } from './quantity.ts'
import { over, times } from './formula.ts'

/** Unit value in USD/kg from a value series in USD million and a weight series in tonnes; undefined if either is unknown. */
export function unitValue(
  vintage: Vintage,
  valueSeries: string,
  weightSeries: string,
  period: Period,
): Quantity | undefined {
  const [value, weight] = [vintage.at(valueSeries, period), vintage.at(weightSeries, period)]
  return unitValueOf(value && observedQuantity(value, 'USD million'), weight && observedQuantity(weight, 't'))
}

/** The same of quantities of one period that may have been added up themselves. */
export function unitValueOf(value: Quantity | undefined, weight: Quantity | undefined): Quantity | undefined {
  if (value === undefined || weight === undefined || weight.value === 0) return undefined
  return derived('USD/kg', weight.period, over(times(value.derivation, 1000), weight.derivation))
}
