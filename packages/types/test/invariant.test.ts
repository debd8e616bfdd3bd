import { join } from "node:path";
import { parseSources, readSchemas, toModel } from "@order-webhooks/codegen";
import { type Mutant, mutantsOf } from "@order-webhooks/codegen/mutate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, compile, makeConsumer } from "./typescript.ts";

const sources = await readSchemas(join(import.meta.dirname, "../../../schemas"));
const { events, objects, delivery, examples } = toModel(parseSources(sources).documents);

/** Values of one type, which get a separate file. */
interface Sample {
  readonly file: string;
  readonly type: string;
  readonly values: readonly unknown[];
  readonly mutants: readonly Mutant[];
}

const ofEvents = events.map(({ type, title, variants }): Sample => {
  const own = examples.filter(({ event }) => event === type);
  const mutants = own.flatMap(({ purpose, data }) => {
    const variant = variants.find((other) => other.purpose === purpose);
    return variant === undefined ? [] : mutantsOf(objects, variant.schema, data);
  });
  return { file: `${title}.ts`, type: title, values: own.map(({ data }) => data), mutants };
});

const samples: readonly Sample[] = [
  ...ofEvents,
  {
    file: "delivery.ts",
    type: "DeliveryEnvelope",
    values: delivery.examples,
    mutants: delivery.examples.flatMap((value) => mutantsOf(objects, delivery.schema, value)),
  },
];

/** Line of a generated file, with a description for the failure message. */
interface Line {
  readonly code: string;
  readonly shows: string;
}

function linesOf({ type, values, mutants }: Sample): readonly Line[] {
  const accepted = differing(mutants.filter(({ verdict }) => verdict !== "refused"));
  const refused = differing(mutants.filter(isRefusedByTypes));
  return [
    { code: `import type { ${type} as T } from "@order-webhooks/types";`, shows: "the import" },
    ...values.map((value, at) => ({
      code: `export const example${at}: T = ${JSON.stringify(value)};`,
      shows: `example ${at} has declared keys only`,
    })),
    ...accepted.flatMap((mutant, at) => [
      // Assigned through a variable, because TypeScript reports undeclared keys only in literals.
      {
        code: `const accepted${at} = ${JSON.stringify(mutant.value)};export const a${at}: T = accepted${at};`,
        shows: `accepted: ${titleOf(mutant)}`,
      },
    ]),
    ...refused.flatMap((mutant, at) => [
      { code: "// @ts-expect-error the schemas refuse it", shows: `refused: ${titleOf(mutant)}` },
      {
        code: `export const r${at}: T = ${JSON.stringify(mutant.value)};`,
        shows: `refused: ${titleOf(mutant)}`,
      },
    ]),
  ];
}

/** Recognizes mutants that TypeScript can refuse. For these, the types are as strict as the schemas. */
function isRefusedByTypes({ kind, put }: Mutant): boolean {
  if (kind === "wrong type put in") return put === null || typeof put === "boolean";
  return kind === "required key dropped" || kind === "key of another purpose added";
}

/** Returns each change at each place once, independent of its example. */
function differing(mutants: readonly Mutant[]): readonly Mutant[] {
  return [...new Map(mutants.map((mutant) => [titleOf(mutant), mutant])).values()];
}

function titleOf({ kind, pointer, put }: Mutant): string {
  return `${kind} at ${pointer}: ${JSON.stringify(put)}`;
}

/**
 * Checks that accepted data of every event and purpose fits the envelope and the webhook of that event and
 * purpose. Each example in an envelope is checked too.
 */
const wire: readonly Line[] = [
  {
    code: 'import type { Delivery, DeliveryEnvelope, EventVariants, OrderWebhook } from "@order-webhooks/types";',
    shows: "the import",
  },
  ...events.flatMap(({ type, variants }) =>
    variants.flatMap(({ purpose, typeName }): readonly Line[] => {
      const [event, kind] = [JSON.stringify(type), JSON.stringify(purpose)];
      const delivery = `Delivery<${event}, ${kind}>`;
      const own = examples.filter((one) => one.event === type && one.purpose === purpose);
      return [
        {
          code: `export const d${typeName} = (envelope: DeliveryEnvelope, data: EventVariants[${event}][${kind}]): ${delivery} => ({ ...envelope, data, event: { ...envelope.event, type: ${event} } });`,
          shows: `${typeName} in an envelope`,
        },
        {
          code: `export const w${typeName} = (delivery: ${delivery}): OrderWebhook => ({ eventType: ${event}, purpose: ${kind}, data: delivery.data, delivery });`,
          shows: `${typeName} as a webhook`,
        },
        ...own.map(({ data, file }, at) => ({
          code: `export const e${typeName}${at}: ${delivery} = ${JSON.stringify(toEnvelope(type, data))};`,
          shows: `${file} in an envelope`,
        })),
      ];
    }),
  ),
];

function toEnvelope(type: string, data: object): object {
  const [envelope] = delivery.examples;
  return { ...envelope, data, event: { ...Object(envelope?.event), type } };
}

const linesByFile = new Map([
  ...samples.map((sample): [string, readonly Line[]] => [sample.file, linesOf(sample)]),
  ["wire.ts", wire],
]);

let consumer: Consumer;

beforeAll(async () => {
  const texts = [...linesByFile].map(([file, lines]): [string, string] => [
    file,
    lines.map(({ code }) => `${code}\n`).join(""),
  ]);
  consumer = await makeConsumer(Object.fromEntries(texts));
});

afterAll(() => consumer.remove());

describe("data that the tolerant schemas accept", () => {
  it("is assignable to the emitted type, and refused data is not", async () => {
    const printed = await compile(consumer, {
      compiler: 7,
      options: { module: "esnext", moduleResolution: "bundler", exactOptionalPropertyTypes: true },
      files: [...linesByFile.keys()],
    });
    expect(faultsIn(printed).slice(0, 20)).toEqual([]);
    expect(printed).toBe("");
  });

  it("has more than a hundred payloads for each event", () => {
    const counts = [...linesByFile.values()].map((lines) => lines.length);
    expect(Math.min(...counts.slice(0, events.length))).toBeGreaterThan(100);
  });
});

/** Returns the descriptions of the lines with compiler errors. */
function faultsIn(printed: string): readonly string[] {
  const found = [...printed.matchAll(/^(.+)\((\d+),\d+\): error (TS\d+)/gm)];
  return found.map(([, file = "", line, code]) => {
    const name = file.split("/").at(-1) ?? "";
    return `${name} ${code}: ${linesByFile.get(name)?.[Number(line) - 1]?.shows}`;
  });
}
