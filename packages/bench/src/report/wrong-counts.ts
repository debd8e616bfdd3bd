import { bare, inboxServers } from "../load/server-names.ts";
import type { HandleFigures } from "./handle-figures.ts";
import type { InboxFigures, ServerFigures } from "./inbox-figures.ts";
import type { LoadFigures } from "./load-figures.ts";

/**
 * Returns a message for each build that refused an authentic delivery, or did not handle each accepted delivery once.
 */
export function findWrongCounts(
  load: readonly LoadFigures[],
  handle: readonly HandleFigures[],
): readonly string[] {
  return [...load.flatMap(findInLoad), ...handle.flatMap(findInHandle)];
}

function findInLoad({ name, builds }: LoadFigures): readonly string[] {
  return builds
    .filter(({ counts }) => counts.refused > 0 || counts.handled !== counts.accepted)
    .map(({ build, counts: { accepted, refused, handled } }) => {
      const found = `${refused} refused, ${accepted} accepted and ${handled} handled`;
      return describe(
        build,
        name,
        "no delivery refused, and each that was accepted handled",
        found,
      );
    });
}

/**
 * Returns a message for each server that refused an authentic delivery, or lost an acknowledged one, or did not handle
 * one although it runs handlers. More deliveries than acknowledged may be kept, because a commit may be too late for
 * its response.
 */
export function findWrongKept(rows: readonly InboxFigures[]): readonly string[] {
  return rows.flatMap(({ name, servers }) =>
    servers
      .filter(({ server }) => server !== bare)
      .filter((one) => one.counts.refused > 0 || isUnhandled(one) || isLost(one))
      .map((one) => describe(one.server, name, expectedOfInboxes, describeCounts(one))),
  );
}

const expectedOfInboxes =
  "no delivery refused, and each that was accepted kept, and handled where handlers run";

const withoutHandlers = [inboxServers.intake, inboxServers.serial, inboxServers.oneByOne];

function isUnhandled({ server, counts }: ServerFigures): boolean {
  const hasHandlers = !withoutHandlers.some((name) => server.startsWith(name));
  return hasHandlers && counts.handled < counts.accepted;
}

function isLost({ kept }: ServerFigures): boolean {
  return kept !== undefined && kept.kept < kept.accepted;
}

function describeCounts({ counts, kept }: ServerFigures): string {
  const { refused, accepted, handled } = counts;
  const onDisk = kept ? `, ${kept.kept} of ${kept.accepted} kept` : "";
  return `${refused} refused, ${accepted} accepted and ${handled} handled${onDisk}`;
}

/** Returns a message for each build that did not accept and handle every delivery. The inbox is never full here. */
function findInHandle({ name, processes }: HandleFigures): readonly string[] {
  const counts = processes.flatMap((one) => Object.entries(one.counts));
  return counts
    .filter(([, { sent, accepted, handled }]) => accepted !== sent || handled !== sent)
    .map(([build, { sent, accepted, handled }]) => {
      const found = `${accepted} accepted and ${handled} handled`;
      return describe(build, name, `${sent} deliveries accepted and handled`, found);
    });
}

function describe(build: string, row: string, expected: string, found: string): string {
  return `[counts_wrong] ${build} in "${row}": expected ${expected}, got ${found}. Its figures say nothing.`;
}
