import { basename } from "node:path";
import { VerifyError } from "../errors.ts";
import type { IndexedExample, SchemaIndex } from "../schemas/schema-index.ts";
import { suggest } from "../text/nearest.ts";

/** Event and purpose, which the schemas know. */
export interface Kind {
  readonly event: string;
  readonly purpose: string;
}

/** An example that can be sent, by its name. */
export interface NamedExample extends IndexedExample, Kind {
  /** Unique for an event and purpose: the name of its file. */
  readonly name: string;
}

/** Lists the examples of the schemas, those with the strongest evidence first for each event and purpose. */
export function listExamples({ events }: SchemaIndex): readonly NamedExample[] {
  return Object.entries(events).flatMap(([event, { purposes }]) =>
    Object.entries(purposes).flatMap(([purpose, { examples }]) =>
      examples
        .toSorted((one, other) => origins.indexOf(one.origin) - origins.indexOf(other.origin))
        .map((example) => ({ ...example, event, purpose, name: nameOf(example.file) })),
    ),
  );
}

const origins: readonly IndexedExample["origin"][] = ["documented", "composed", "derived"];

function nameOf(file: string): string {
  return basename(file, ".json").replace(/\.composed$/, "");
}

/** Chooses an example by its name, or the first one. Throws if there is none of that name. */
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
    expected: `the name of an example of ${event}, purpose ${purpose}`,
    found: JSON.stringify(name ?? ""),
    fix: suggest(
      name ?? "",
      all.map((one) => one.name),
    ),
  });
}

/** Throws if the schemas do not know an event. */
export function assertEvent(event: string | undefined, { events }: SchemaIndex): string {
  if (event !== undefined && Object.hasOwn(events, event)) return event;
  throw new VerifyError("event_unknown", {
    place: "--event",
    expected: "the name of an event",
    found: event === undefined ? "none" : JSON.stringify(event),
    fix: suggest(event ?? "", Object.keys(events)),
  });
}

/** Throws if an event has no such purpose. */
export function assertPurpose(
  purpose: string | undefined,
  event: string,
  { events }: SchemaIndex,
): string {
  const purposes = Object.keys(events[event]?.purposes ?? {});
  if (purpose !== undefined && purposes.includes(purpose)) return purpose;
  throw new VerifyError("purpose_unknown", {
    place: "--purpose",
    expected: `a purpose of ${event}`,
    found: purpose === undefined ? "none" : JSON.stringify(purpose),
    fix: suggest(purpose ?? "", purposes),
  });
}
