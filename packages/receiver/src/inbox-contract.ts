import { claiming } from "./inbox-contract/claiming.ts";
import type { InboxContractCase } from "./inbox-contract/contract-case.ts";
import { settling } from "./inbox-contract/settling.ts";
import { storing } from "./inbox-contract/storing.ts";

export type { InboxContractCase } from "./inbox-contract/contract-case.ts";
export type { InboxUnderTest, MakeInbox } from "./inbox-contract/inbox-under-test.ts";

/**
 * The rules that every inbox keeps, for any test runner: run each case with a function that makes an empty inbox.
 * A case closes its inbox.
 */
export const inboxContract: readonly InboxContractCase[] = [...storing, ...claiming, ...settling];
