import { VerifyError } from "../errors.ts";
import { type Form, forms, type PlannedDelivery } from "../plan/delivery.ts";
import type { SchemaIndex } from "../schemas/schema-index.ts";
import { didYouMean } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Selected deliveries: those of an event and purpose, in one form or both. */
export interface Selection {
  /** Text of the selection as given. */
  readonly name: string;
  readonly event: string;
  readonly purpose: string;
  readonly form: Form | undefined;
}

/** Events and URLs that deliveries can go to. */
export interface Reach {
  readonly index: SchemaIndex;
  readonly events: readonly string[];
  readonly rawUrls: ReadonlyMap<string, URL>;
}

/** Reads `EVENT/PURPOSE` and `EVENT/PURPOSE/FORM`. Throws if a selection has nothing to send. */
export function readSelections(names: readonly string[], reach: Reach): readonly Selection[] {
  return [...new Set(names)].map((name) => readSelection(name, reach));
}

/**
 * Returns true if a delivery is selected. Without a selection, every delivery is. Hostile
 * deliveries alternate the purposes of an event, so those of the event and form belong to each
 * selection.
 */
export function isSelected(
  only: readonly Selection[],
  { subject, tampering }: Pick<PlannedDelivery, "subject" | "tampering">,
): boolean {
  if (only.length === 0) return true;
  return only.some(
    ({ event, purpose, form = subject.form }) =>
      event === subject.event &&
      form === subject.form &&
      (purpose === subject.purpose || tampering !== undefined),
  );
}

function readSelection(name: string, reach: Reach): Selection {
  const { index, events, rawUrls } = reach;
  const [event = "", purpose = "", ...more] = name.split("/");
  const form = forms.find((one) => one === more[0]);
  const isWhole = more.length === 0 || (more.length === 1 && form !== undefined);
  const isKnown = Object.hasOwn(index.events, event) && hasPurpose(index, event, purpose);
  if (!isWhole || !isKnown) throw unknown(name, index);
  if (!events.includes(event)) throw unreached(name, "Add the event to --events.");
  if (form === "raw" && !rawUrls.has(event))
    throw unreached(name, "Set the URL of its raw payloads with --raw-url.");
  return { name, event, purpose, form };
}

function hasPurpose({ events }: SchemaIndex, event: string, purpose: string): boolean {
  return Object.hasOwn(events[event]?.purposes ?? {}, purpose);
}

function quote(name: string): string {
  return JSON.stringify(toOneLine(name, mostOfQuote));
}

function unknown(name: string, { events }: SchemaIndex): VerifyError {
  const known = Object.entries(events).flatMap(([event, { purposes }]) =>
    Object.keys(purposes).map((purpose) => `${event}/${purpose}`),
  );
  const withForm = known.flatMap((one) => forms.map((form) => `${one}/${form}`));
  return new VerifyError("option_invalid", {
    place: "--only",
    expected: `one of ${known.join(", ")}, with /${forms.join(" or /")} appended for one form`,
    found: quote(name),
    fix: Object.hasOwn(events, name)
      ? `Add a purpose, or verify a whole event: --events ${name}.`
      : `${didYouMean(name, known, withForm)}Correct the name.`,
  });
}

function unreached(name: string, fix: string): VerifyError {
  const expected = "an event and form that this run sends";
  return new VerifyError("option_invalid", { place: "--only", expected, found: quote(name), fix });
}
