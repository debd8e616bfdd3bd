import { awaitingSender } from "./inbox-contract/awaiting-sender.ts";
import { claiming } from "./inbox-contract/claiming.ts";
import type { InboxContractCase } from "./inbox-contract/contract-case.ts";
import { counting } from "./inbox-contract/counting.ts";
import { filtering } from "./inbox-contract/filtering.ts";
import { jumping } from "./inbox-contract/jumping.ts";
import { listing } from "./inbox-contract/listing.ts";
import { purging } from "./inbox-contract/purging.ts";
import { reading } from "./inbox-contract/reading.ts";
import { remembering } from "./inbox-contract/remembering.ts";
import { replaying } from "./inbox-contract/replaying.ts";
import { settling } from "./inbox-contract/settling.ts";
import { storing } from "./inbox-contract/storing.ts";
import { transacting } from "./inbox-contract/transacting.ts";

export type {
  InboxContractCase,
  InboxUnderTest,
  MakeInbox,
} from "./inbox-contract/contract-case.ts";

/**
 * Cases that test the rules of every inbox, for any test runner. Run each case with a function that creates an empty
 * inbox. A case closes its inbox. Cases whose names begin with `with transactions` pass at once if the inbox has no
 * `transaction`.
 */
export const inboxContract: readonly InboxContractCase[] = [
  ...storing,
  ...claiming,
  ...awaitingSender,
  ...settling,
  ...transacting,
  ...replaying,
  ...purging,
  ...listing,
  ...filtering,
  ...reading,
  ...counting,
  ...remembering,
  ...jumping,
];
