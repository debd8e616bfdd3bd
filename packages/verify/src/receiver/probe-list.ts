import type { Json } from "../json/json.ts";
import type { Form, Subject } from "../plan/delivery.ts";
import type { Layout } from "../plan/json-layouts.ts";
import type { Transport } from "./checks.ts";
import {
  addItems,
  addUnknownKeys,
  dropOptionals,
  emptyItems,
  leaveAsIs,
  nameEventInType,
  nullForeignPurposeKeys,
  nullOptionals,
  type PayloadChange,
  useForeignNames,
  useLargeAmounts,
  useMicroseconds,
  useSandboxId,
  useUnknownValues,
  useWholeSeconds,
} from "./mutations.ts";

/** A change of the payload, tried with each event and purpose. */
export interface PayloadProbe {
  readonly title: string;
  readonly change: PayloadChange;
  /** The states of referrer and redemption, by default null for both. */
  readonly states?: Pick<Subject, "referrer" | "redemption">;
}

/** The control of the others: a receiver that refuses this one refuses them for no change of theirs. */
export const plain = "a plain delivery";

/** All changes of the payload. */
export const payloadProbes: readonly PayloadProbe[] = [
  { title: plain, change: leaveAsIs },
  { title: "the delivery's type is the event's name", change: nameEventInType },
  {
    title: "referrer null, redemption present",
    change: leaveAsIs,
    states: { referrer: "null", redemption: "present" },
  },
  {
    title: "referrer present, redemption null",
    change: leaveAsIs,
    states: { referrer: "present", redemption: "null" },
  },
  { title: "unknown keys", change: addUnknownKeys },
  { title: "unknown enum values", change: useUnknownValues },
  { title: "an order without items", change: emptyItems },
  { title: "nullable keys null", change: nullOptionals },
  { title: "keys of other purposes null", change: nullForeignPurposeKeys },
  { title: "optional keys absent", change: dropOptionals },
  { title: "timestamps with microseconds", change: useMicroseconds },
  { title: "timestamps without a fraction", change: useWholeSeconds },
  { title: "amounts beyond 32 bits", change: useLargeAmounts },
  { title: "ids of a sandbox project", change: useSandboxId },
  { title: "names outside ASCII", change: useForeignNames },
];

/** A way of sending, tried with each event and form. */
export interface WireProbe {
  readonly title: string;
  /** The only form that it is made for. */
  readonly form?: Form;
  /** Changes the event's data, which both forms have. */
  readonly change?: (data: Json) => Json;
  readonly layout?: Layout;
  readonly transport?: Partial<Transport>;
  /** Titles of probes that may fail for the same reason. */
  readonly resembles?: readonly string[];
}

/** All ways of sending. */
export const wireProbes: readonly WireProbe[] = [
  { title: "JSON with white space", layout: "pretty" },
  { title: "JSON with escapes and 10.0", layout: "foreign" },
  {
    title: "content type with charset",
    transport: { contentType: "application/json; charset=utf-8" },
  },
  { title: "the body in small pieces", transport: { framing: "pieces" } },
  { title: "a body of untold length", transport: { framing: "chunked" } },
  { title: "header names with capital letters", transport: { hasCapitals: true } },
  // So large that it arrives in more than one piece.
  { title: "an order with many items", change: addItems, resembles: ["the body in small pieces"] },
  { title: "the same delivery again", transport: { before: "itself" } },
  { title: "a delivery after a forgery of it", transport: { before: "a forgery" } },
  // A raw payload has no id but the order's: to a receiver another event is another body.
  {
    title: "another event of the same order",
    form: "envelope",
    transport: { before: "another event" },
  },
];

/** The titles of all probes, in order: a trait each, and a row of the report. */
export const probeTitles: readonly string[] = [...payloadProbes, ...wireProbes].map(
  ({ title }) => title,
);
