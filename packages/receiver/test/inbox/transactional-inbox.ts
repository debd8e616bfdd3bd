import type { Inbox, TransactionClient } from "../../src/inbox/inbox.ts";
import { createMemoryInbox, type MemoryInboxOptions } from "../../src/inbox/memory.ts";
import { bind } from "./bound-inbox.ts";

/** An inbox with transactions, and the committed effects in their order. */
export interface TransactionalInbox {
  readonly inbox: ReturnType<typeof bind>;
  readonly effects: readonly string[];
}

/**
 * Makes an inbox in memory whose clients take each statement for an effect. A transaction keeps its effects to itself,
 * until `done` succeeds for its claim.
 */
export function createTransactionalInbox(options?: MemoryInboxOptions): TransactionalInbox {
  const inbox = bind(createMemoryInbox(options));
  const effects: string[] = [];
  inbox.transaction = toTransaction(inbox, effects);
  return { inbox, effects };
}

/** Makes the transactions of an inbox, whose effects go into an array. */
export function toTransaction(
  inbox: Pick<Inbox, "done">,
  effects: string[],
): NonNullable<Inbox["transaction"]> {
  return async (claim, work, { signal }) => {
    const open = new OpenTransaction();
    try {
      signal.throwIfAborted();
      const aborted = rejectAtAbort(signal);
      const result = await Promise.race([aborted, work(open)]);
      open.end();
      if (!(await inbox.done(claim))) throw new Error("The lease was lost.");
      effects.push(...open.effects);
      return result;
    } finally {
      open.end();
    }
  };
}

class OpenTransaction implements TransactionClient {
  readonly effects: string[] = [];
  #isOpen = true;

  async query(text: string): Promise<{ readonly rows: never[]; readonly rowCount: number }> {
    if (!this.#isOpen) throw new Error("The transaction has ended.");
    this.effects.push(text);
    return { rows: [], rowCount: 1 };
  }

  end(): void {
    this.#isOpen = false;
  }
}

function rejectAtAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
