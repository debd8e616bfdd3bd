import type { OwnerCode } from "./background/owner-code.ts";
import type { Background } from "./background/tasks.ts";
import type { Turn } from "./background/turn.ts";
import type { Inbox } from "./inbox/inbox.ts";
import type { Callbacks } from "./jobs/callbacks.ts";
import type { FreshJobs } from "./jobs/job.ts";
import type { Log } from "./log/log.ts";

/** Services that all parts of a receiver share. */
export interface Services {
  readonly inbox: Inbox;
  readonly log: Log;
  readonly background: Background;
  readonly turn: Turn;
  readonly ownerCode: OwnerCode;
  readonly callbacks: Callbacks;
  readonly freshJobs: FreshJobs;
}
