import { basename } from "node:path";
import { VerifyError } from "../errors.ts";
import type { IndexedExample, SchemaIndex } from "../schemas/schema-index.ts";
import { byOrigin } from "../schemas/variants.ts";
import { listKnown } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Event and purpose that the schemas know. */
export interface Kind {
  readonly event: string;
  readonly purpose: string;
}

/** Example that can be sent, by its name. */
export interface NamedExample extends IndexedExample, Kind {
  /** File name, which is unique for an event and purpose. */
  readonly name: string;
}

/**
 * Lists the examples of the schemas. Those with the strongest evidence come first for each event
 * and purpose.
 */
export function listExamples({ events }: SchemaIndex): readonly NamedExample[] {
  return Object.entries(events).flatMap(([event, { purposes }]) =>
    Object.entries(purposes).flatMap(([purpose, { examples }]) =>
      examples
        .toSorted(byOrigin)
        .map((example) => ({ ...example, event, purpose, name: nameOf(example.file) })),
    ),
  );
}

function nameOf(file: string): string {
  return basename(file, ".json").replace(/\.composed$/, "");
}

/** Returns the example of a name, or the first one. Throws if the name is unknown. */
export function chooseExample(
  index: SchemaIndex,
  { event, purpose }: Kind,
  name: string | undefined,
): NamedExample {
  const all = listExamples(index).filter((one) => one.event === event && one.purpose === purpose);
  const chosen = name === undefined ? all[0] : all.find((one) => one.name === name);
  if (chosen !== undefined) return chosen;
  throw new VerifyError("example_unknown", {
    place: "--example",
    expected: `an example name of ${event}, purpose ${purpose}`,
    found: quote(name ?? ""),
    fix: listKnown(
      name ?? "",
      all.map((one) => one.name),
    ),
  });
}

/** Throws if the schemas do not know an event. Names the place that has it. */
export function assertEvent(
  event: string | undefined,
  { events }: SchemaIndex,
  place = "--event",
): string {
  if (event !== undefined && Object.hasOwn(events, event)) return event;
  throw new VerifyError("event_unknown", {
    place,
    expected: "an event name",
    found: event === undefined ? "none" : quote(event),
    fix: listKnown(event ?? "", Object.keys(events)),
  });
}

/** Throws if an event does not have the purpose. */
export function assertPurpose(
  purpose: string | undefined,
  event: string,
  { events }: SchemaIndex,
): string {
  const purposes = Object.keys(events[event]?.purposes ?? {});
  return assertAmong(purposes, purpose, `a purpose of ${event}`);
}

/** Throws if no event has the purpose. */
export function assertPurposeOfAny(purpose: string, { events }: SchemaIndex): string {
  const all = Object.values(events).flatMap(({ purposes }) => Object.keys(purposes));
  return assertAmong([...new Set(all)], purpose, "a purpose of any event");
}

function assertAmong(
  purposes: readonly string[],
  purpose: string | undefined,
  expected: string,
): string {
  if (purpose !== undefined && purposes.includes(purpose)) return purpose;
  throw new VerifyError("purpose_unknown", {
    place: "--purpose",
    expected,
    found: purpose === undefined ? "none" : quote(purpose),
    fix: listKnown(purpose ?? "", purposes),
  });
}

function quote(name: string): string {
  return JSON.stringify(toOneLine(name, mostOfQuote));
}
