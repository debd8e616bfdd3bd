import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { toDelivery } from "../../src/schemas/event-delivery.ts";
import { isJsonObject, toJsonObject } from "../../src/schemas/json.ts";
import { authored, authoredModel, filesOf, jsonOf } from "../../testing/authored.ts";

const model = authoredModel();
const files = await filesOf(authored);
const path = "schemas/gen/openapi.json";
const redocly = join(import.meta.dirname, "../../node_modules/.bin/redocly");

/** Environment without telemetry and update checks, so that a run is offline and its output is stable. */
const quietly = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

describe("the OpenAPI document", () => {
  it("passes the recommended rules of redocly without exceptions", async () => {
    const folder = await mkdtemp(join(tmpdir(), "openapi-"));
    await writeFile(join(folder, "openapi.json"), files.get(path) ?? "");
    const args = ["lint", "openapi.json", "--extends=recommended", "--format=json"];
    const options = { cwd: folder, env: { ...process.env, ...quietly } };
    const { stdout } = await promisify(execFile)(redocly, args, options).catch(
      (error: { stdout: string }) => error,
    );
    await rm(folder, { recursive: true });
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { errors: 0, warnings: 0, ignored: 0 },
      problems: [],
    });
  });

  it("has one webhook for each event", () => {
    const document = jsonOf(files, path);
    const webhooks = isJsonObject(document) ? document.webhooks : undefined;
    expect(Object.keys(webhooks ?? {})).toEqual(model.events.map(({ type }) => type));
  });

  it("has only its own title, because type generators number the title of an enum that is used twice", () => {
    expect(files.get(path)?.match(/"title":/g)).toHaveLength(1);
  });

  it("has components that accept every example", () => {
    const document = jsonOf(files, path);
    const ajv = new Ajv2020({ strict: true, strictTypes: true, strictRequired: true });
    formats.default(ajv);
    ajv.addVocabulary(["openapi", "info", "servers", "tags", "webhooks", "components"]);
    ajv.addSchema({ ...toJsonObject(document), $id: "openapi" });
    const refused = model.examples.filter(({ event, data }) => {
      const name = model.events.find(({ type }) => type === event)?.name;
      const asData = ajv.getSchema(`openapi#/components/schemas/${name}Data`);
      const asDelivery = ajv.getSchema(`openapi#/components/schemas/${name}Delivery`);
      return !asData?.(data) || !asDelivery?.(toDelivery(model, event, data));
    });
    expect(refused.map(({ file }) => file)).toEqual([]);
    expect(model.examples.length).toBeGreaterThan(0);
  });
});
