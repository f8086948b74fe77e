// A folder or file, and how the operator knows it.
export interface Place {
  path: string
  label: string
}
