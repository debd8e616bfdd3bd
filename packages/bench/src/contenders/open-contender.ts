import type { Contender, ContenderPlace } from "./contender.ts";
import { openGraphile } from "./graphile.ts";
import { openInbox } from "./inbox.ts";
import { openInsert } from "./insert.ts";
import { openPgBoss } from "./pg-boss.ts";

/** Opens a contender in its empty database. */
export function openContender({ kind, url, folder }: ContenderPlace): Promise<Contender> {
  switch (kind) {
    case "inbox":
      return openInbox(url, folder);
    case "insert":
      return openInsert(url);
    case "pg-boss send":
    case "pg-boss insert":
      return openPgBoss(url, kind === "pg-boss insert");
    case "graphile addJob":
    case "graphile addJobs":
      return openGraphile(url, kind === "graphile addJobs");
  }
}
