import { isJsonObject, type Json, valueAt } from "../json/json.ts";
import { type Form, type PlannedDelivery, type Subject, withFreshIds } from "../plan/delivery.ts";
import { type Layout, toJsonText } from "../plan/json-layouts.ts";
import { probedTamperings, type Tampering } from "../plan/signature.ts";
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
  traitsOf,
} from "./checks.ts";
import {
  addUnknownKeys,
  dropOptionals,
  emptyItems,
  leaveAsIs,
  nameEventInType,
  nullForeignPurposeKeys,
  nullOptionals,
  type PayloadChange,
  toPlain,
  useForeignNames,
  useMicroseconds,
  useSandboxId,
  useUnknownValues,
} from "./mutations.ts";

/** Sources of the probes: deliveries of the webhook pact and the schemas that they satisfy. */
export interface ProbeSources {
  readonly deliveries: readonly PlannedDelivery[];
  /** The strict schema of the envelope of each variant, by its key. */
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
 * The probes for the events and forms of the deliveries: every change of the payload for each event
 * and purpose, every way of sending and of signing falsely for each event and form.
 */
export function planProbes(sources: ProbeSources, run: string): readonly Check[] {
  const payloads = select(sources, "envelope", "null").flatMap((base) =>
    payloadProbes.map((probe) => toPayloadProbe(sources, base, probe)),
  );
  const ways = firstOfEachEventAndForm(sources).flatMap((base) => [
    ...(base.subject.form === "raw" ? [toWireProbe(base, { title: plain })] : []),
    ...wireProbes.map((probe) => toWireProbe(base, probe)),
    ...probedTamperings.map((tampering) => toHostileProbe(base, tampering)),
  ]);
  return [...payloads, ...ways].map((check, at) => withOwnIds(check, at + 1, run));
}

interface PayloadProbe {
  readonly title: string;
  readonly change: PayloadChange;
  /** The states of referrer and redemption, by default null for both. */
  readonly states?: Pick<Subject, "referrer" | "redemption">;
}

/** The control of the others: a receiver that refuses this one refuses them for no change of theirs. */
const plain = "a plain delivery";

const payloadProbes: readonly PayloadProbe[] = [
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
  { title: "ids of a sandbox project", change: useSandboxId },
  { title: "names outside ASCII", change: useForeignNames },
];

interface WireProbe {
  readonly title: string;
  readonly layout?: Layout;
  readonly transport?: Partial<Transport>;
}

const wireProbes: readonly WireProbe[] = [
  { title: "JSON with white space", layout: "pretty" },
  { title: "JSON with escapes and 10.0", layout: "foreign" },
  {
    title: "content type with charset",
    transport: { contentType: "application/json; charset=utf-8" },
  },
  { title: "the body in small pieces", transport: { framing: "pieces" } },
  { title: "a body of untold length", transport: { framing: "chunked" } },
  { title: "the same delivery again", transport: { times: 2 } },
];

/** The titles of all probes, in order: a trait each, and a row of the report. */
export const probeTitles: readonly string[] = [...payloadProbes, ...wireProbes].map(
  ({ title }) => title,
);

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
  // A published payload proves its own states only: null for both.
  const evidence = states === undefined ? base.evidence : "text";
  return toProbe(title, { ...base, subject, evidence, body, signed: body }, plainTransport);
}

function toWireProbe(base: PlannedDelivery, { title, layout, transport }: WireProbe): Check {
  const parsed: Json = JSON.parse(base.body);
  const pieces = transport?.framing === "pieces";
  // Only a body in pieces needs characters of more than one byte, which pieces tear apart.
  const body = toJsonText(pieces ? parsed : toPlain(parsed), layout ?? "compact");
  return toProbe(title, { ...base, body, signed: body }, { ...plainTransport, ...transport });
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

function nameProbe(title: string, delivery: PlannedDelivery): PlannedDelivery {
  const { event, purpose, form } = delivery.subject;
  const key = `${event}/${purpose}/${form}/${title.replaceAll(/[^\w.]+/g, "-")}`;
  return { ...delivery, key, description: `${event}, purpose ${purpose}: ${title}` };
}

/** The delivery with the referrer and redemption that the same purpose has in the wanted state. */
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

/** Probes start from recorded deliveries, so their ids are told apart by a number above all of those. */
function withOwnIds(check: Check, nth: number, run: string): Check {
  return {
    ...check,
    delivery: withFreshIds(check.delivery, run, `p${String(nth).padStart(3, "0")}`),
  };
}
