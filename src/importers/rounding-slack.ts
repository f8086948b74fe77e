// A rounded total and the number of rounded rows in it in; by how much their sum may differ from it out.

/** Half a per cent, and one unit a row; in the unit of the total. */
export function roundingSlack(total: number, rows: number): number {
  return 0.005 * total + rows
}
