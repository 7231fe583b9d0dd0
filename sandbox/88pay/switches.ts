/** 88Pay's own switches: where its documents leave open what it does. */
export const eightyEightPaySwitches = {};
