// Whose measures are listed, in British English.

export const members = {
  G7: 'Group of Seven',
  US: 'United States',
  JP: 'Japan',
  EU: 'European Union',
  DE: 'Germany',
  FR: 'France',
  GB: 'United Kingdom',
  IT: 'Italy',
  CA: 'Canada',
  partner: 'Partners',
}
