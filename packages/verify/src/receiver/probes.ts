import { isJsonObject, type Json, valueAt, withValueAt } from "../json/json.ts";
import type { Form, PlannedDelivery, Subject } from "../plan/delivery.ts";
import { toJsonText } from "../plan/json-layouts.ts";
import { type Companion, companions, probedTamperings, type Tampering } from "../plan/signature.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import { readPayloadSchemas } from "../schemas/read-payload-schemas.ts";
import type { NullState, SchemaIndex } from "../schemas/schema-index.ts";
import { keyOfVariant, toMatrix } from "../schemas/variants.ts";
import {
  type Check,
  only,
  plainTransport,
  type Transport,
  toContractCheck,
  toCopy,
  traitsOf,
} from "./checks.ts";
import { toPlain } from "./mutations.ts";
import {
  type PayloadProbe,
  payloadProbes,
  plain,
  type WireProbe,
  wireProbes,
} from "./probe-list.ts";

/** Sources of the probes: deliveries of the webhook pact and the schemas that they satisfy. */
export interface ProbeSources {
  readonly deliveries: readonly PlannedDelivery[];
  /** Strict envelope schema of each variant, by the variant's key. */
  readonly schemas: ReadonlyMap<string, PayloadSchema>;
}

/** Reads the strict schemas of the variants. */
export async function readProbeSources(
  index: SchemaIndex,
  deliveries: readonly PlannedDelivery[],
): Promise<ProbeSources> {
  const schemas = await readPayloadSchemas(index, toMatrix(index));
  const byKey = [...schemas].map(([row, schema]) => [keyOfVariant(row), schema] as const);
  return { deliveries, schemas: new Map(byKey) };
}

/**
 * Plans the probes for the events and forms of the deliveries. Each payload change is planned for
 * each event and purpose. Each way of sending, tampering and companion is planned for each event
 * and form.
 */
export function planProbes(sources: ProbeSources, run: string): readonly Check[] {
  const payloads = select(sources, "envelope", "null").flatMap((base) =>
    payloadProbes.map((probe) => toPayloadProbe(sources, base, probe)),
  );
  const ways = firstOfEachEventAndForm(sources).flatMap((base) => [
    ...(base.subject.form === "raw" ? [toWireProbe(base, { title: plain })] : []),
    ...wireProbes
      .filter(({ form = base.subject.form }) => form === base.subject.form)
      .map((probe) => toWireProbe(base, probe)),
    ...probedTamperings.map((tampering) => toHostileProbe(base, tampering)),
    ...companions.map((companion) => toEitherCheck(base, companion)),
  ]);
  // Each probe changes a delivery of the webhook pact, so it needs its own IDs.
  return [...payloads, ...ways].map((check, at) =>
    toCopy(check, run, { letter: "p", nth: at + 1 }),
  );
}

function select(
  { deliveries }: ProbeSources,
  form: Form,
  state: NullState,
): readonly PlannedDelivery[] {
  return deliveries.filter(
    ({ subject, tampering }) =>
      tampering === undefined && subject.form === form && subject.referrer === state,
  );
}

function firstOfEachEventAndForm(sources: ProbeSources): readonly PlannedDelivery[] {
  const found = new Map<string, PlannedDelivery>();
  for (const delivery of [
    ...select(sources, "envelope", "null"),
    ...select(sources, "raw", "null"),
  ]) {
    const { event, form } = delivery.subject;
    const key = `${event} ${form}`;
    if (!found.has(key)) found.set(key, delivery);
  }
  return [...found.values()];
}

function toPayloadProbe(sources: ProbeSources, base: PlannedDelivery, probe: PayloadProbe): Check {
  const { title, change, states } = probe;
  const subject = { ...base.subject, ...states };
  const envelope = toPlain(withStates(sources, base, subject));
  const schema = sources.schemas.get(keyOfVariant(subject));
  if (schema === undefined) throw new Error(`There is no schema of ${keyOfVariant(subject)}`);
  const body = toJsonText(change(envelope, schema), "compact");
  // A published payload proves only its own states: null for both.
  const evidence = states === undefined ? base.evidence : "text";
  return toProbe(title, { ...base, subject, evidence, body, signed: body }, plainTransport);
}

function toWireProbe(
  base: PlannedDelivery,
  { title, change = (data) => data, layout, transport, resembles = [] }: WireProbe,
): Check {
  const parsed = changeData(JSON.parse(base.body), base.subject.form, change);
  const pieces = transport?.framing === "pieces";
  // Only a body that is sent in pieces keeps multi-byte characters, so that a piece splits them.
  const body = toJsonText(pieces ? parsed : toPlain(parsed), layout ?? "compact");
  const delivery = { ...base, body, signed: body };
  const probe = toProbe(title, delivery, { ...plainTransport, ...transport });
  return { ...probe, resembles: new Set(resembles) };
}

function changeData(body: Json, form: Form, change: (data: Json) => Json): Json {
  if (form === "raw") return change(body);
  return withValueAt(body, ["data"], change(valueAt(body, "data") ?? null));
}

function toProbe(title: string, delivery: PlannedDelivery, transport: Transport): Check {
  const { event, purpose, form } = delivery.subject;
  const probe = nameProbe(title, delivery);
  const narrower = [`purpose ${purpose}`, `form ${form}`, `event ${event}`];
  const pairs = narrower.map((trait) => `${title}${only}${trait}`);
  const traits = new Set([...traitsOf(probe), title, ...pairs]);
  const control = nameProbe(plain, delivery).key;
  return {
    group: "probe",
    title,
    delivery: probe,
    traits,
    resembles: new Set(),
    control,
    transport,
  };
}

function toHostileProbe(base: PlannedDelivery, tampering: Tampering): Check {
  return toContractCheck({ ...nameProbe(tampering, base), tampering });
}

function toEitherCheck(base: PlannedDelivery, companion: Companion): Check {
  const check = toContractCheck({ ...nameProbe(companion, base), companion });
  return { ...check, group: "either", title: companion };
}

function nameProbe(title: string, delivery: PlannedDelivery): PlannedDelivery {
  const { event, purpose, form } = delivery.subject;
  const key = `${event}/${purpose}/${form}/${title.replaceAll(/[^\w.]+/g, "-")}`;
  return { ...delivery, key, description: `${event}, purpose ${purpose}: ${title}` };
}

/**
 * Returns the delivery with the referrer and redemption that the same purpose has in the wanted
 * state.
 */
function withStates(
  sources: ProbeSources,
  { subject, body }: PlannedDelivery,
  wanted: Pick<Subject, "referrer" | "redemption">,
): Json {
  const envelope: Json = JSON.parse(body);
  const full = sources.deliveries.find(
    (other) =>
      other.tampering === undefined &&
      other.subject.event === subject.event &&
      other.subject.purpose === subject.purpose &&
      other.subject.form === "envelope" &&
      other.subject.referrer === "present",
  );
  const data = valueAt(full === undefined ? null : JSON.parse(full.body), "data");
  const states = Object.entries({ referrer: wanted.referrer, redemption: wanted.redemption });
  const values = states.map(([key, state]) => [
    key,
    state === "null" ? null : (valueAt(data, key) ?? null),
  ]);
  const own = valueAt(envelope, "data");
  const changed = { ...(isJsonObject(own) ? own : {}), ...Object.fromEntries(values) };
  return isJsonObject(envelope) ? { ...envelope, data: changed } : envelope;
}
