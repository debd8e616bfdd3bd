import { readFileSync } from "node:fs";
import { join } from "node:path";
import index from "@order-webhooks/schemas" with { type: "json" };
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Compilation,
  type Compiler,
  type Consumer,
  compile,
  makeConsumer,
} from "./typescript.ts";

const events = Object.keys(index.events);

/** Code of a consumer that names every event, generated so that this test names none. */
const consumerCode = `
import type { Campaign, Customer, EventMap, EventType, Order, OrderWebhook } from "@order-webhooks/types";

export function ofEvent(webhook: OrderWebhook): EventMap[EventType] {
  switch (webhook.eventType) {
${events.map(caseOfEvent).join("\n")}
    default: {
      const nothing: never = webhook;
      return nothing;
    }
  }
}

${events.map(functionOfBoth).join("\n")}

export function amountOf(order: Order): number {
  return order.total_amount ?? order.amount ?? 0;
}

export function nameOf(customer: Customer, campaign: Campaign | null): string {
  return customer.name ?? customer.email ?? campaign?.name ?? customer.id;
}
`;

function caseOfEvent(event: string): string {
  const name = JSON.stringify(event);
  return `    case ${name}: {
      const own: OrderWebhook<${name}> = webhook;
      return own.data;
    }`;
}

function functionOfBoth(event: string, position: number): string {
  const name = JSON.stringify(event);
  return `export function codeOf${position}(webhook: OrderWebhook): string | undefined {
  if (webhook.eventType !== ${name} || webhook.purpose !== "unique_code") return undefined;
  const own: OrderWebhook<${name}, "unique_code"> = webhook;
  return own.data.voucher.code;
}`;
}

/** Code that assigns undefined to an optional key, which only exactOptionalPropertyTypes forbids. */
const undefinedCode = `
import type { Order } from "@order-webhooks/types";
declare const order: Order;
export const changed: Order = { ...order, amount: undefined };
`;

const usage = `
import type { OrderWebhook } from "@order-webhooks/types";
export function first(webhook: OrderWebhook): string {
  switch (webhook.purpose) {
    case "promotion":
      return webhook.data.promotion_tier.id;
    case "unique_code":
      return webhook.data.voucher.code;
    default:
      return webhook.data.order.id;
  }
}
`;

const purposes = ["promotion", "unique_code", "message"] as const;
const titles = Object.values(index.events).map(({ title }) => title.replace(/Data$/, ""));

/** Names that errors about an event and purpose must contain, and names that they must not contain. */
const mistakes = events.flatMap((event) =>
  purposes.map((purpose) => {
    const own = toPascalCase(event);
    const name = `${own}${toPascalCase(purpose)}Data`;
    return { event, purpose, name, others: titles.filter((title) => title !== own) };
  }),
);

function toPascalCase(text: string): string {
  return text.replace(/(?:^|[._])([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** Code with two errors: a missing key, and a read of an unknown key. */
const errors = `
import type { Delivery } from "@order-webhooks/types";
${mistakes
  .map(({ event, purpose }, at) => {
    const data = `Delivery<${JSON.stringify(event)}, ${JSON.stringify(purpose)}>["data"]`;
    return `export const missing${at} = (order: Omit<${data}, "order">): ${data} => order;
export const misspelled${at} = (data: ${data}): unknown => data.ordr;`;
  })
  .join("\n")}
`;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer({
    "consumer.ts": consumerCode,
    "consumer.mts": consumerCode,
    "consumer.cts": consumerCode,
    "undefined.ts": undefinedCode,
    "usage.ts": usage,
    "errors.ts": errors,
    "empty.ts": "export {};\n",
  });
});

afterAll(() => consumer.remove());

const node10 = { module: "commonjs", moduleResolution: "node10" };
const node16 = { module: "node16", moduleResolution: "node16" };
const nodenext = { module: "nodenext", moduleResolution: "nodenext" };
const bundler = { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true };
const exact = { exactOptionalPropertyTypes: true };
const both = ["consumer.mts", "consumer.cts"];

/** TypeScript 7 no longer has node10. TypeScript 5 stands for all versions that have it. */
const matrix: readonly (readonly [string, Compilation])[] = [
  ["node10, CommonJS", { compiler: 5, options: node10, files: ["consumer.ts"] }],
  ["node10, exact", { compiler: 5, options: { ...node10, ...exact }, files: ["consumer.ts"] }],
  ["node16, ESM and CommonJS", { compiler: 5, options: node16, files: both }],
  ["nodenext, both, exact", { compiler: 5, options: { ...nodenext, ...exact }, files: both }],
  ["bundler", { compiler: 5, options: bundler, files: ["consumer.ts"] }],
  ["node16, ESM and CommonJS", { compiler: 7, options: node16, files: both }],
  ["nodenext, both, exact", { compiler: 7, options: { ...nodenext, ...exact }, files: both }],
  ["bundler", { compiler: 7, options: bundler, files: ["consumer.ts"] }],
  ["bundler, exact", { compiler: 7, options: { ...bundler, ...exact }, files: ["consumer.ts"] }],
];

describe("a consumer compiles with checked libraries", () => {
  it.each(matrix.map(([title, compilation]) => ({ title, compilation, ts: compilation.compiler })))(
    "under TypeScript $ts, $title",
    async ({ compilation }) => {
      expect(await compile(consumer, compilation)).toBe("");
    },
  );

  it.each<Compiler>([5, 7])(
    "may assign undefined under TypeScript %i only without exactOptionalPropertyTypes",
    async (compiler) => {
      const files = ["undefined.ts"];
      const loose = await compile(consumer, { compiler, options: bundler, files });
      const strict = await compile(consumer, {
        compiler,
        options: { ...bundler, ...exact },
        files,
      });
      expect(loose).toBe("");
      expect(strict).toMatch(/TS2375.*exactOptionalPropertyTypes/);
    },
  );
});

describe("the declarations", () => {
  const text = readFileSync(join(import.meta.dirname, "../src/gen/index.d.ts"), "utf8");

  it("never contain undefined, any or a numbered name", () => {
    const code = text.replaceAll(/\/\*\*.*?\*\//gs, "");
    expect(code.match(/\b(undefined|any)\b/g)).toBeNull();
    expect(code.match(/^export (interface|type) \w*\d\b/gm)).toBeNull();
  });

  it("have a comment on every type", () => {
    const lines = text.split("\n");
    const bare = lines.filter(
      (line, at) => /^export (interface|type) /.test(line) && !/\*\/$/.test(lines[at - 1] ?? ""),
    );
    expect(bare).toEqual([]);
  });

  it("never extend the type of another event, whose name would be wrong in errors", () => {
    const extended = [...text.matchAll(/ extends (\w+) \{/g)].map(([, name = ""]) => name);
    expect(extended).not.toEqual([]);
    expect(extended.filter((name) => titles.some((title) => name.startsWith(title)))).toEqual([]);
  });

  it.each<Compiler>([5, 7])("name the event in an error under TypeScript %i", async (compiler) => {
    const printed = await compile(consumer, { compiler, options: bundler, files: ["errors.ts"] });
    const faults = printed.split(/^(?=.*error TS)/m).filter((fault) => fault.includes("error TS"));
    expect(faults).toHaveLength(2 * mistakes.length);
    for (const [at, fault] of faults.entries()) {
      const { name, others } = mistakes[Math.floor(at / 2)] ?? {};
      expect(fault).toContain(`'${name}'`);
      expect(others?.filter((other) => fault.includes(other))).toEqual([]);
    }
  });

  it.each<Compiler>([5, 7])(
    "add at most 110 types to a consumer under TypeScript %i",
    async (compiler) => {
      const typesOf = async (file: string): Promise<number> => {
        const options = { ...bundler, skipLibCheck: true, extendedDiagnostics: true };
        const printed = await compile(consumer, { compiler, options, files: [file] });
        return Number(/^Types: +(\d+)$/m.exec(printed)?.[1]);
      };
      const cost = (await typesOf("usage.ts")) - (await typesOf("empty.ts"));
      expect(cost).toBeGreaterThan(0);
      expect(cost).toBeLessThanOrEqual(110);
    },
  );
});
