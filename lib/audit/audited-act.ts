export interface AuditedAct {
  /** `resource.verb`: "link.archive". */
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** Before, after, reason. No secrets, no personal data. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
