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

/** Change of the payload, sent with each event and purpose. */
export interface PayloadProbe {
  readonly title: string;
  readonly change: PayloadChange;
  /** States of referrer and redemption. Default: null for both. */
  readonly states?: Pick<Subject, "referrer" | "redemption">;
}

/**
 * Title of the control delivery. If the receiver refuses it, the changes of the others are not the
 * reason.
 */
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

/** Way of sending, used with each event and form. */
export interface WireProbe {
  readonly title: string;
  /** Only form that the probe applies to. */
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
  { title: "a body of unknown length", transport: { framing: "chunked" } },
  { title: "header names with capital letters", transport: { hasCapitals: true } },
  // Large enough to arrive in several pieces.
  { title: "an order with many items", change: addItems, resembles: ["the body in small pieces"] },
  { title: "the same delivery again", transport: { before: "itself" } },
  { title: "a delivery after a forgery of it", transport: { before: "a forgery" } },
  // A raw payload has only the order's ID. To a receiver, another event is just another body.
  {
    title: "another event of the same order",
    form: "envelope",
    transport: { before: "another event" },
  },
];

/** Titles of all probes in order. Each is a trait and a row of the report. */
export const probeTitles: readonly string[] = [...payloadProbes, ...wireProbes].map(
  ({ title }) => title,
);
