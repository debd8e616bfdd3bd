import type { Claim } from "../inbox/inbox.ts";
import type { Job } from "./job.ts";

/** A claim whose sender waits for the response. */
export interface AwaitedClaim {
  readonly claim: Claim;
  readonly job: Job;
  /** Remaining time for its handler in milliseconds. */
  readonly timeoutMs: number;
}
