/** One place on the time axis, in both periods. */
export interface ComparePoint {
  /** Under the axis and in the table: "22 Oct". */
  label: string;
  /** Position only; the exact figure is in the text. */
  value: number;
  before: number | null;
  /** Written for the reader: "13,250,000.00 COP". */
  valueText: string;
  beforeText: string;
}
