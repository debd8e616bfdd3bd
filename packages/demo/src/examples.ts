import { readFile } from "node:fs/promises";
import index from "@order-webhooks/schemas" with { type: "json" };
import type { EventType, Purpose } from "@order-webhooks/types";

/** One example of an event's data, as the index of the schemas lists it. */
export interface Example {
  readonly event: EventType;
  readonly purpose: Purpose;
  /** The file's name without its folder and ending. */
  readonly name: string;
  /** The origin of the example: published by the vendor, composed by us, or derived from a composed one. */
  readonly origin: string;
  readonly data: object;
}

/** Reads every example of every event and purpose, in the order of the index. */
export async function readExamples(): Promise<readonly Example[]> {
  const listed = Object.entries(index.events).flatMap(([event, { purposes }]) =>
    Object.entries(purposes).flatMap(([purpose, { examples }]) =>
      examples.map(({ file, origin }) => ({ event, purpose, file, origin })),
    ),
  );
  return Promise.all(
    listed.map(async ({ event, purpose, file, origin }) => ({
      // The seam: the index and the types are generated from the same schemas.
      event: event as EventType,
      purpose: purpose as Purpose,
      name: nameOf(file),
      origin,
      data: await readJson(file),
    })),
  );
}

async function readJson(file: string): Promise<object> {
  const url = import.meta.resolve(`@order-webhooks/schemas/${file}`);
  return JSON.parse(await readFile(new URL(url), "utf8"));
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/(\.composed)?\.json$/, "");
}
