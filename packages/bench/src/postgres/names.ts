import type { ContenderKind } from "../contenders/contender.ts";

/** The contender that all others are compared with. */
export const base: ContenderKind = "insert";

/** The names that the table has for the others, in their order. */
export const contenders = {
  inbox: "inbox",
  /** The same in an empty database, next to one that keeps much. */
  inboxEmpty: "inbox, empty",
  bossSend: "pg-boss send",
  bossInsert: "pg-boss insert",
  addJob: "graphile addJob",
  addJobs: "graphile addJobs",
} as const;

/** Returns the name of the same contender with another build. */
export function toNameBefore(contender: string): string {
  return `${contender}, before`;
}
