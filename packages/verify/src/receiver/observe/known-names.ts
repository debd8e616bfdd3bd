import { VerifyError } from "../../errors.ts";
import type { Handled } from "../../observation/handled.ts";
import type { Reading } from "../../observation/observation.ts";
import { orderIdOf, type PlannedDelivery } from "../../plan/delivery.ts";
import { readSchemaIndex } from "../../schemas/read-schemas.ts";
import { didYouMean, listKnown } from "../../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../../text/one-line.ts";
import { showUrl } from "../../text/show-url.ts";

/**
 * Checks the spelling of event and purpose in the entry of a delivery. Throws if it differs from
 * the schemas.
 */
export async function assertKnownNames(
  url: URL,
  reading: Reading,
  { body, subject }: PlannedDelivery,
): Promise<void> {
  if (reading.kind !== "entries") return;
  const wanted = orderIdOf(body, subject.form);
  const at = reading.handled.findIndex(({ orderId }) => orderId === wanted);
  const entry = reading.handled[at];
  if (entry === undefined) return;
  const { events, purposes } = await readSchemaIndex();
  const known = { event: Object.keys(events), purpose: purposes };
  for (const key of ["event", "purpose"] as const) {
    const names = known[key];
    // A name that resembles no known one is not a misspelling. The run reports it as handled
    // otherwise.
    const isSpelled = names.includes(entry[key]) || didYouMean(entry[key], names) === "";
    if (!isSpelled) throw toError(entry, key, { url, at, names });
  }
}

interface Place {
  readonly url: URL;
  /** Index of the entry. */
  readonly at: number;
  readonly names: readonly string[];
}

function toError(entry: Handled, key: "event" | "purpose", { url, at, names }: Place): VerifyError {
  return new VerifyError("observation_unreadable", {
    place: `${showUrl(url)}#/handled/${at}`,
    expected: key === "event" ? "a full event name at event" : "a purpose at purpose",
    found: `"${toOneLine(entry[key], mostOfQuote)}"`,
    fix: listKnown(entry[key], names),
  });
}
