import type { ContenderKind } from "../contenders/contender.ts";

/** The contender with which all others are compared. */
export const base: ContenderKind = "insert";

/** Names of the other contenders in the table, in its order. */
export const contenders = {
  inbox: "inbox",
  /** The inbox in an empty database, for comparison with one that stores many deliveries. */
  inboxEmpty: "inbox, empty",
  bossSend: "pg-boss send",
  bossInsert: "pg-boss insert",
  addJob: "graphile addJob",
  addJobs: "graphile addJobs",
} as const;

/** Returns the name of the same contender with the build of `--against`. */
export function toNameBefore(contender: string): string {
  return `${contender}, before`;
}
