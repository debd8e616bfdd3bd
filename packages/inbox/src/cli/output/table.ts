import { styleText } from "node:util";
import type { DeliveryState, ListedDelivery } from "@order-webhooks/receiver";
import { shortenKey, toPrintable } from "@order-webhooks/receiver/command";
import { toAge, toSize } from "./units.ts";

/** Returns the lines of a table of deliveries, the header first. */
export function toTable(deliveries: readonly ListedDelivery[]): readonly string[] {
  const rows = [head, ...deliveries.map(toRow)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row, index) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const [state = "", ...others] = cells;
    const painted = index === 0 ? state : paintState(state);
    return [painted, ...others].join("  ").trimEnd();
  });
}

const head: readonly string[] = [
  ...["STATE", "REASON", "AGE", "ATTEMPTS", "EVENT", "PURPOSE", "SIZE", "KEY"],
];

function toRow(delivery: ListedDelivery): readonly string[] {
  const { state, reason, ageMs, attempts, event, purpose, bytes, key } = delivery;
  return [
    state,
    toCell(reason),
    toAge(ageMs),
    String(attempts),
    toCell(event),
    toCell(purpose),
    toSize(bytes),
    shortenKey(key),
  ];
}

function toCell(text: string | null): string {
  return text === null ? "-" : clip(text, 40);
}

/** Makes a sender's name printable and short. An ellipsis marks a cut name, and quotation marks a blank one. */
function clip(text: string, longest: number): string {
  if (text.trim() === "") return JSON.stringify(toPrintable(text, longest));
  if (text.length <= longest) return toPrintable(text, longest);
  return `${toPrintable(text, longest - 1)}\u2026`;
}

/** Colors the state of a delivery, padded or not. */
function paintState(text: string): string {
  const color = colors.get(text.trim());
  return color ? styleText(color, text, { stream: process.stdout }) : text;
}

const colors: ReadonlyMap<string, "red" | "yellow"> = new Map([
  ["dead" satisfies DeliveryState, "red"],
  ["quarantined" satisfies DeliveryState, "yellow"],
]);

/** Returns the lines about one delivery. */
export function toDescription(delivery: ListedDelivery): readonly string[] {
  const { key, state, reason, attempts, ageMs, dueMs, bytes, rawEvent, event, purpose } = delivery;
  return toFields([
    ["key", clip(key, 200)],
    ["state", paintState(state)],
    ["reason", toCell(reason)],
    ["age", toAge(ageMs)],
    ["due", describeDue(dueMs)],
    ["attempts", String(attempts)],
    ["event", event === null ? "-" : clip(event, 200)],
    ["purpose", toCell(purpose)],
    ["payload", rawEvent === null ? "envelope" : "raw"],
    ["size", toSize(bytes)],
  ]);
}

function describeDue(dueMs: number | null): string {
  if (dueMs === null) return "-";
  return dueMs === 0 ? "now" : `in ${toAge(dueMs)}`;
}

/** Returns lines of aligned names and values. */
export function toFields(fields: readonly (readonly [name: string, value: string])[]): string[] {
  const width = Math.max(...fields.map(([name]) => name.length));
  return fields.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}
