import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Build, validatorName } from "../candidates/builds.ts";
import { handWritten, nameOf } from "../candidates/names.ts";
import { bundle } from "./bundles.ts";

/** An app that validates the deliveries of one event: a module with the function `check`. */
export interface App {
  readonly name: string;
  readonly code: string;
  /** Folder whose installed packages the app imports. */
  readonly folder: string;
  /** The module that exports the type of a delivery, and the name of that type. Absent if a contender has none. */
  readonly types?: { readonly module: string; readonly name: string };
}

/** The app that does nothing, with which the others are compared. */
export const emptyApp: App = {
  name: "empty",
  code: "export const check = () => true;",
  folder: import.meta.dirname,
};

/** Writes the app of each build and each peer for an event. */
export function writeApps(builds: readonly Build[], event: string): readonly App[] {
  return [
    ...builds.map((build) => writeOurs(build, event)),
    withoutTypes(writePeer(handWritten, "hand-written", event)),
    writeAjv(event),
    writePeer(nameOf("typebox"), "typebox", event),
    writePeer(nameOf("zod"), "zod", event),
    writePeer(nameOf("valibot"), "valibot", event),
    writePeer(nameOf("arktype"), "arktype", event),
  ];
}

/** Bundles of apps, by the name of the app. */
export type Bundles = ReadonlyMap<string, Uint8Array>;

/** Bundles apps. */
export async function bundleApps(apps: readonly App[]): Promise<Bundles> {
  const bundled = apps.map(
    async ({ name, code, folder }) => [name, await bundle(code, folder)] as const,
  );
  return new Map(await Promise.all(bundled));
}

const validators = join(import.meta.dirname, "../validators");

/** The package of the types that the validator returns. */
const typesName = "@order-webhooks/types";

function writeOurs({ name, folder }: Build, event: string): App {
  const code = `import { parseDelivery } from ${JSON.stringify(`${validatorName}/events/${event}`)};
export const check = (delivery) => parseDelivery(delivery).ok;`;
  const manifest = createRequire(join(folder, "package.json")).resolve(`${typesName}/package.json`);
  const types = { module: join(dirname(manifest), "dist/index.js"), name: "OrderWebhook" };
  return { name, code, folder, types };
}

function writePeer(name: string, folder: string, event: string): App {
  const room = join(validators, folder);
  const code = `import { createCheck } from "./index.ts";
export const check = createCheck(${JSON.stringify([event])});`;
  return {
    name,
    code,
    folder: room,
    types: { module: join(room, "delivery.ts"), name: "Delivery" },
  };
}

/** Ajv gets the published schema of the event, and infers no type from it. */
function writeAjv(event: string): App {
  const schema = `@order-webhooks/schemas/gen/tolerant/${event}.delivery.schema.json`;
  const code = `import { createCheck } from "./index.ts";
import schema from ${JSON.stringify(schema)};
export const check = createCheck(new Map([[${JSON.stringify(event)}, schema]]));`;
  return { name: nameOf("ajv"), code, folder: join(validators, "ajv") };
}

function withoutTypes({ types: _types, ...app }: App): App {
  return app;
}
