export interface Waiting {
  /** Events that have come in and are not in the inbox yet. */
  readonly count: number;
  /** When the first of them came. */
  readonly since: Date;
}
