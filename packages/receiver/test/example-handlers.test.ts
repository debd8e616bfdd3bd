import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, parseEventData, purposes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import {
  createExampleHandlers,
  exampleFields,
  type WebhookSummary,
} from "../src/example-handlers.ts";
import { buildDelivery, buildRawPayload } from "../src/testing.ts";
import { createRecordedReceiver } from "./recorded-receiver.ts";
import { deliver } from "./sending.ts";

const variants = eventTypes.flatMap((event) => purposes.map((purpose) => ({ event, purpose })));
const context = {
  signal: AbortSignal.abort(),
  attempt: 1,
  deliveryKey: "key",
  purposeInferred: true,
};

describe.each(variants)("$event, $purpose", ({ event, purpose }) => {
  it("is summed up", async () => {
    const summaries: WebhookSummary[] = [];
    const { receiver } = createRecordedReceiver({
      handlers: createExampleHandlers((summary) => void summaries.push(summary)),
    });
    const { delivery } = buildDelivery({ event, purpose });
    await deliver(receiver, buildDelivery({ event, purpose, envelope: delivery }));
    const { data } = buildRawPayload({ event, purpose });
    expect(summaries).toMatchObject([{ event, purpose, orderId: data.order.id }]);
    expect(summaries[0]?.offer?.kind).toBe(
      { promotion: "promotion", unique_code: "code", message: undefined }[purpose],
    );
  });

  it("reads exactly the listed fields", () => {
    const reads = new Set<string>();
    for (const data of readExamples(event, purpose)) recordReads(event, data, reads);
    expect(dropPrefixes(reads)).toEqual(exampleFields[purpose]);
  });
});

describe("exampleFields", () => {
  it.each(purposes)("of %s are sorted and each is there once", (purpose) => {
    const fields = exampleFields[purpose];
    expect(fields).toEqual([...new Set(fields)].sort());
  });
});

/** Every example of the schemas, so that each nullable object is present in some. */
function readExamples(event: string, purpose: Purpose): readonly object[] {
  const schemas = new URL(import.meta.resolve("@order-webhooks/schemas/package.json"));
  const folders = ["examples", "gen/examples"].map(
    (folder) => new URL(`${folder}/${event}/${purpose}/`, schemas),
  );
  return folders
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
    );
}

function recordReads(event: string, data: object, reads: Set<string>): void {
  const parsed = parseEventData(event, data);
  if (!parsed.ok) expect.fail(`An example of ${event} is not valid.`);
  const webhook = { ...parsed.webhook, data: record(parsed.webhook.data, "$", reads) };
  const handlers = createExampleHandlers(() => {});
  // This cast is needed because only the union of all variants is known here.
  const handle = handlers[webhook.eventType]?.[webhook.purpose] as (
    webhook: OrderWebhook,
    given: typeof context,
  ) => void;
  handle(webhook as OrderWebhook, context);
}

/** Records every path that is read from a value, with `[*]` for list items. */
function record<T>(value: T, path: string, reads: Set<string>): T {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || typeof member === "function" || !Object.hasOwn(target, key)) {
        if (typeof key === "string" && !Array.isArray(target)) reads.add(`${path}.${key}`);
        return member;
      }
      if (Array.isArray(target) && key === "length") return member;
      const inner = Array.isArray(target) ? `${path}[*]` : `${path}.${key}`;
      reads.add(inner);
      return record(member, inner, reads);
    },
  });
}

/** Removes paths that only lead to another path. */
function dropPrefixes(reads: ReadonlySet<string>): readonly string[] {
  const all = [...reads].sort();
  const isPassed = (path: string) =>
    all.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`));
  return all.filter((path) => !isPassed(path));
}
