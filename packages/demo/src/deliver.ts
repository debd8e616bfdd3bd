import index from "@order-webhooks/schemas" with { type: "json" };
import { type Form, type SendReport, sendDelivery, testSecret } from "@order-webhooks/verify";
import type { ReceiverProcess } from "./receiver-process.ts";

/** One example of an event and purpose, as the index of the schemas lists it. */
export interface Example {
  readonly event: string;
  readonly purpose: string;
  /** File name without the folder and the ending. */
  readonly example: string;
  /** Origin of the example: published by the vendor, composed by us, or derived from another example. */
  readonly origin: string;
}

/**
 * Outcome of a delivery. `accepted` means that its handler ran with it. `answered` means a 2xx status without a handler
 * run.
 */
export type Outcome = "accepted" | "answered" | "refused" | "failed";

/** One delivery and its outcome. */
export interface Row extends Example {
  readonly form: Form;
  readonly signature: "right" | "wrong";
  /** HTTP status, or null without a response. */
  readonly status: number | null;
  readonly outcome: Outcome;
  readonly expected: Outcome;
}

/** Every example of every event and purpose, in the order of the index. */
export const examples: readonly Example[] = Object.entries(index.events).flatMap(
  ([event, { purposes }]) =>
    Object.entries(purposes).flatMap(([purpose, { examples }]) =>
      examples.map(({ file, origin }) => {
        const example = file.replace(/^.*\/|(\.composed)?\.json$/g, "");
        return { event, purpose, example, origin };
      }),
    ),
);

/**
 * Delivers every example in both forms. Then delivers one example of each event and purpose in the envelope with a
 * wrong signature.
 */
export async function deliverAll(receiver: ReceiverProcess): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const example of examples) {
    rows.push(await deliver(receiver, example, "envelope"));
    rows.push(await deliver(receiver, example, "raw"));
  }
  const variants = Map.groupBy(examples, ({ event, purpose }) => `${event} ${purpose}`);
  for (const [example] of variants.values()) {
    if (example) rows.push(await deliver(receiver, example, "envelope", "wrong"));
  }
  return rows;
}

/** Delivers one example. Reads from the receiver's observation if a handler ran with it. */
export async function deliver(
  { url, rawUrl, observe }: ReceiverProcess,
  example: Example,
  form: Form,
  signature: Row["signature"] = "right",
): Promise<Row> {
  const isRight = signature === "right";
  const sent = await sendDelivery({
    event: example.event,
    purpose: example.purpose,
    example: example.example,
    form,
    url: form === "envelope" ? url : rawUrl,
    observe,
    secret: isRight ? testSecret : "another secret",
  });
  if (!sent.ran) throw new Error(sent.message);
  const { answers, observation, passed } = sent.report;
  const status = answers[0]?.status ?? null;
  const outcome = passed ? "accepted" : judge(status, observation);
  return {
    ...example,
    form,
    signature,
    status,
    outcome,
    expected: isRight ? "accepted" : "refused",
  };
}

function judge(status: number | null, observation: SendReport["observation"]): Outcome {
  if (observation?.kind !== "not_handled" || status === null) return "failed";
  if (status >= 200 && status < 300) return "answered";
  return status >= 400 && status < 500 ? "refused" : "failed";
}
