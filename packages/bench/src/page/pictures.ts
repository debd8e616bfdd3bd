import { type Bar, drawBars, type Group } from "../drawing/bars.ts";
import { inboxServers } from "../load/server-names.ts";
import { format } from "../report/table.ts";
import type { ValidateReport } from "../report/validate-report.ts";
import type { InboxReport, Reports } from "./reports.ts";
import { shownRows, toShownName } from "./shown.ts";

/** Draws the cost of validation, as a share of that of JSON.parse. */
export function drawCost({ contenders, rows }: ValidateReport): string {
  const groups = shownRows.flatMap(([name, row]) => {
    const found = rows.find((one) => one.name === row);
    return found ? [{ name, bars: toBars(contenders, found.percentOfParse) }] : [];
  });
  return drawBars({
    title: "Cost of validation",
    description:
      "CPU time of each validator in percent of the time that JSON.parse takes for the same text.",
    axis: "CPU time in percent of JSON.parse of the same text. Less is better.",
    scale: "log",
    groups,
  });
}

function toBars(
  contenders: readonly string[],
  percents: { readonly [contender: string]: number },
): readonly Bar[] {
  return contenders.flatMap((contender) => {
    const value = percents[contender];
    if (value === undefined) return [];
    const isOurs = contender === "now";
    return [{ label: toShownName(contender), value, text: `${format(value, 1)} %`, isOurs }];
  });
}

/** Draws the throughput of receivers, as a share of that of a bare server. */
export function drawThroughput({ receiver, inbox }: Reports): string {
  const groups = receiver.load
    .filter(({ name }) => /^http, \d+ connections$/.test(name))
    .map(({ connections, builds }): Group => {
      const now = builds.find(({ build }) => build === "now");
      const memory = now ? [toShare("memory inbox", now.throughput.median, true)] : [];
      const bars = [
        ...memory,
        ...toInboxBars(inbox, connections),
        toShare("bare server", 1, false),
      ];
      return { name: `${connections} connections`, bars };
    });
  return drawBars({
    title: "Throughput of the receiver",
    description:
      "Accepted deliveries a second of the receiver with each inbox, as a share of those of a bare node:http server.",
    axis: "Accepted deliveries a second, as a share of a bare node:http server. More is better.",
    scale: "linear",
    groups,
  });
}

const drawnInboxes = [
  [inboxServers.handlers, "SQLite inbox", true],
  [inboxServers.oneByOne, "one INSERT at a time", false],
] as const;

function toInboxBars({ rows }: InboxReport, connections: number): readonly Bar[] {
  const servers = rows.find((row) => row.connections === connections)?.servers ?? [];
  return drawnInboxes.flatMap(([name, label, isOurs]) => {
    const found = servers.find(({ server }) => server === name);
    return found ? [toShare(label, found.throughput.median, isOurs)] : [];
  });
}

function toShare(label: string, value: number, isOurs: boolean): Bar {
  return { label, value, text: value.toFixed(2), isOurs };
}
