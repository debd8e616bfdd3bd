import type { Call, Outcome, OwnerCode } from "../background/owner-code.ts";
import type { Claim, Inbox } from "../inbox/inbox.ts";
import type { Job } from "../jobs/job.ts";
import type { HandlerContext, Transaction } from "../options/handlers.ts";
import { ClaimTransaction, type InboxTransaction } from "./claim-transaction.ts";

/** One run of the owner's code for a claim. */
export interface Attempt {
  readonly claim: Claim;
  readonly job: Job;
  readonly deliveryKey: string;
  /** Time in milliseconds, if it is less than the default. */
  readonly timeoutMs?: number;
}

/** The outcome of an attempt. */
export type AttemptOutcome = Outcome & {
  /** True if a transaction of the attempt marked the delivery handled. */
  readonly isCommitted?: boolean;
};

/** Services of an attempt. */
export interface AttemptServices {
  readonly inbox: Inbox;
  readonly ownerCode: OwnerCode;
}

/**
 * Runs an attempt. Never throws or rejects. Returns the outcome at once if the handler returns no promise and the
 * inbox has no transactions.
 */
export function runAttempt(
  attempt: Attempt,
  { inbox, ownerCode }: AttemptServices,
): AttemptOutcome | Promise<AttemptOutcome> {
  const { job, timeoutMs } = attempt;
  if (inbox.transaction) return runTransacting(attempt, inbox.transaction.bind(inbox), ownerCode);
  return ownerCode.run((call) => job.run(toContext(call, attempt)), timeoutMs);
}

async function runTransacting(
  attempt: Attempt,
  begin: InboxTransaction,
  ownerCode: OwnerCode,
): Promise<AttemptOutcome> {
  const { claim, job, timeoutMs } = attempt;
  let transaction: ClaimTransaction | undefined;
  const outcome = await ownerCode.run((call) => {
    const own = new ClaimTransaction(begin, claim, call);
    transaction = own;
    return own.join(() => job.run(toContext(call, attempt, own.run)));
  }, timeoutMs);
  await transaction?.end();
  return { ...outcome, isCommitted: transaction?.isCommitted ?? false };
}

/** Creates the context. It creates the signal and the copy of the body only if the handler reads them. */
function toContext(
  call: Call,
  { claim, job, deliveryKey }: Attempt,
  transaction?: Transaction,
): HandlerContext {
  return {
    attempt: claim.attempt,
    deliveryKey,
    purposeInferred: job.purposeInferred,
    warnings: job.warnings,
    get signal() {
      return call.signal;
    },
    get body() {
      return new Uint8Array(claim.entry.body);
    },
    ...(transaction && { transaction }),
  };
}
