import type { MakeInbox } from "./inbox-under-test.ts";
import { Trial } from "./trial.ts";

/** One rule of the contract that every inbox keeps. */
export interface InboxContractCase {
  /** The rule, such as `keeps one entry a key, however many put it at once`. */
  readonly name: string;
  /**
   * Tries an inbox, and closes it. Rejects with an `AssertionError` whose message says which rule the inbox
   * broke.
   */
  run(makeInbox: MakeInbox): Promise<void>;
}

/** The rules of one subject, by their names. */
export type Rules = { readonly [name: string]: (trial: Trial) => Promise<void> };

/** Makes the cases of a subject. */
export function toCases(rules: Rules): readonly InboxContractCase[] {
  return Object.entries(rules).map(([name, check]) => ({
    name,
    run: (makeInbox) => tryInbox(makeInbox, check),
  }));
}

async function tryInbox(makeInbox: MakeInbox, check: Rules[string]): Promise<void> {
  const made = await makeInbox();
  try {
    await check(new Trial(made));
  } finally {
    if (made.other !== made.inbox) await made.other?.close?.();
    await made.inbox.close?.();
  }
}
