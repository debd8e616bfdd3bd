import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedRequest } from "../../../src/testing.ts";
import { type ServerProcess, startServer } from "../processes.ts";
import { UserFolder } from "../user-folder.ts";
import { buildCases, large, notJson } from "./deliveries.ts";
import { nextStandIn } from "./next-stand-in.ts";
import { blockCount, pickSnippets, snippets } from "./snippets.ts";

/** The servers of the page, with the status for an authentic body that is not JSON. */
const servers = [
  { name: "nest-express", statusOfNotJson: 202 },
  { name: "nest-fastify", statusOfNotJson: 202 },
  { name: "nest-controller", statusOfNotJson: 400 },
  { name: "nest-fastify-controller", statusOfNotJson: 400 },
  { name: "express-verify", statusOfNotJson: 400 },
  { name: "health", statusOfNotJson: 202 },
];

const typed = [...snippets.keys()].filter((name) => name.endsWith(".ts"));

let folder: UserFolder;
let compiled: string;

beforeAll(async () => {
  const nest = ["common", "core", "platform-express", "platform-fastify"];
  const packages = [
    ...nest.map((name) => `@nestjs/${name}`),
    ...["express", "fastify", "reflect-metadata", "rxjs", "@types/aws-lambda", "@types/express"],
  ];
  folder = new UserFolder(pickSnippets(typed), packages);
  nextStandIn(folder);
  compiled = await folder.compile();
});

afterAll(() => folder.remove());

// The last three are run by the consumer `jest-commonjs` of packages/e2e.
it("shows what tests run, and nothing else", () => {
  const names = [...snippets.keys()];
  expect(names).toHaveLength(blockCount);
  expect(names).toEqual([
    ...servers.slice(0, 4).map(({ name }) => `${name}.ts`),
    ...["lambda.ts", "lambda-rest.ts", "app/webhooks/route.ts", "receiving-worker.ts"],
    ...servers.slice(4).map(({ name }) => `${name}.ts`),
    ...["test.sh", "required.test.js", "imported.test.js"],
  ]);
});

it("compiles", () => {
  expect(compiled).toBe("");
});

describe.each(servers)("$name", ({ name, statusOfNotJson }) => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServer(join(folder.path, "out", `${name}.js`));
  });

  afterAll(() => server?.stop());

  it("answers as the receiver does, and calls the handlers", async () => {
    const cases = buildCases();
    for (const { signed, status } of cases) expect(await post(server, signed)).toBe(status);
    for (const line of cases.flatMap(({ printed }) => printed)) {
      await expect.poll(server.output, { timeout: 300_000 }).toContain(`${line}\n`);
    }
  });

  it("takes a body above the limits of parsers", async () => {
    expect(await post(server, large)).toBe(202);
  });

  it(`answers ${statusOfNotJson} to an authentic body that is not JSON`, async () => {
    expect(await post(server, notJson)).toBe(statusOfNotJson);
  });
});

it("health.ts answers a probe, and no other path", async () => {
  const server = await startServer(join(folder.path, "out/health.js"));
  const statuses = ["/healthz", "/other", "/webhooks"].map(
    async (path) => (await fetch(new URL(path, server.url))).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 404, 405]);
  await server.stop();
});

async function post({ url }: ServerProcess, { headers, body }: SignedRequest): Promise<number> {
  const init = { method: "POST", headers, body: new Uint8Array(body) };
  return (await fetch(url, init)).status;
}
