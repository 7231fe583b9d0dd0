/** Every sentence of the public page. Amounts, names and dates come in already written for the reader. */
export interface PayWords {
  readonly languageName: string;
  readonly invoice: (number: string) => string;
  readonly testMode: string;
  readonly validUntil: (date: string) => string;
  readonly amount: string;
  readonly currency: string;
  readonly amountPlaceholder: string;
  readonly chooseMethod: string;
  readonly pay: (amount: string) => string;
  readonly continue: string;
  readonly payAt: (provider: string) => string;
  readonly speed: {
    readonly seconds: (n: number) => string;
    readonly minutes: (n: number) => string;
    readonly hours: (n: number) => string;
    readonly days: (n: number) => string;
  };
  readonly onNetwork: (network: string) => string;
  /** Of a method, where the payer chooses the amount. */
  readonly methodLimits: {
    readonly between: (min: string, max: string) => string;
    readonly atLeast: (min: string) => string;
    readonly atMost: (max: string) => string;
  };
  readonly unavailable: {
    readonly aboveMax: (limit: string) => string;
    readonly belowMin: (limit: string) => string;
    readonly currency: (currencies: string) => string;
    readonly down: string;
    /** It can be chosen, and may fail. */
    readonly mayFail: string;
  };
  readonly noWay: { readonly title: string; readonly text: (merchant: string) => string };
  readonly redirect: {
    readonly title: string;
    readonly text: (provider: string) => string;
    readonly button: (provider: string) => string;
  };
  readonly voucher: { readonly code: string; readonly text: string; readonly open: string };
  readonly bank: {
    readonly text: string;
    /** Names and enumerated values of bank details in this language, by the English or the provider's word; others stand as they are. */
    readonly words: Readonly<Record<string, string>>;
  };
  readonly crypto: {
    readonly sendExactly: (network: string) => string;
    readonly address: string;
    readonly exactAmount: string;
    readonly warning: (token: string, network: string) => string;
    readonly checkout: (provider: string) => string;
    readonly qr: string;
  };
  readonly waiting: string;
  readonly seen: string;
  readonly checking: { readonly title: string; readonly text: string };
  readonly live: string;
  readonly paid: {
    readonly with: (method: string) => string;
    readonly already: string;
    readonly receipt: string;
    readonly reference: string;
    readonly print: string;
    readonly back: (merchant: string) => string;
  };
  readonly underpaid: {
    readonly missing: (amount: string) => string;
    readonly received: (total: string) => string;
    readonly text: string;
    readonly send: (amount: string) => string;
  };
  readonly review: { readonly title: string; readonly text: (merchant: string) => string };
  readonly failed: {
    readonly title: string;
    /** The provider refused to begin: nothing was sent to anybody. */
    readonly unavailable: string;
    readonly unavailableText: string;
    readonly declined: string;
    readonly expired: string;
    readonly canceled: string;
    readonly text: string;
    readonly again: string;
  };
  readonly expired: { readonly title: (date: string) => string; readonly text: (merchant: string) => string };
  readonly soldOut: { readonly title: string; readonly text: (merchant: string) => string };
  readonly archived: { readonly title: string; readonly text: (merchant: string) => string };
  readonly askAgain: { readonly button: string; readonly done: (merchant: string) => string };
  /** What a payer who chooses may choose. */
  readonly limits: {
    readonly between: (least: string, most: string) => string;
    readonly atLeast: (least: string) => string;
    readonly atMost: (most: string) => string;
  };
  readonly orPrice: (amount: string) => string;
  readonly total: string;
  readonly optional: string;
  readonly choose: string;
  readonly held: {
    readonly title: string;
    readonly text: string;
    readonly from: string;
    readonly soon: string;
    readonly again: string;
  };
  readonly yourPlace: string;
  readonly tooLate: { readonly title: string; readonly text: (merchant: string) => string };
  readonly otherWay: string;
  readonly problem: {
    readonly methodKey: string;
    readonly amount: string;
    readonly amountPrecision: (currency: string) => string;
    readonly answers: string;
    readonly tooMany: string;
    readonly unexpected: string;
  };
  readonly copy: string;
  readonly copied: string;
  readonly returnTo: (merchant: string) => string;
}
