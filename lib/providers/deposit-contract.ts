/** An address that stays bound to one payer, who may send to it as often as they like. */
export interface DepositAddress {
  /** The merchant's own name for the payer. */
  readonly reference: string;
  /** Family of networks: "evm", "tron". */
  readonly protocol: string;
  readonly address: string;
  /** Networks on which the provider watches the address. */
  readonly chains: readonly string[];
  readonly boundAt?: Date;
  /** The provider's own page for it, where it has one. */
  readonly url?: string;
}

export interface BindDepositInput {
  readonly reference: string;
  readonly protocol: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What came in for one reference, as the provider counts it: decimal strings by currency. */
export interface DepositReference {
  readonly reference: string;
  readonly addresses: readonly DepositAddress[];
  readonly deposits: number | null;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
}
