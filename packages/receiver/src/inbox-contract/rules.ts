import type { InboxContractCase, MakeInbox } from "./contract-case.ts";
import { Trial } from "./trial.ts";

/** The rules of one subject, by name. */
export type Rules = { readonly [name: string]: (trial: Trial) => Promise<void> };

/** Converts the rules of a subject to cases. */
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
