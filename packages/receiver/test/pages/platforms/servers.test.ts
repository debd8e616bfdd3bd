import { join } from "node:path";
import { type ServerProcess, startServer, UserFolder } from "@order-webhooks/test-setup/pages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signRequest } from "../../../src/testing.ts";
import { exceptions } from "./exceptions.ts";
import { type HttpRequest, type ServerCase, serverCases, unsentRows } from "./server-cases.ts";
import { inboxModule } from "./shared-inbox.ts";
import { blockCount, healthExample, pickSnippets, snippets } from "./snippets.ts";
import { exceptionRows, responseRows } from "./tables.ts";

const nestServers = ["nest-express", "nest-fastify", "nest-controller", "nest-fastify-controller"];
const otherServers = ["express-raw"];
/** The servers of the page, and the README's server with a fallback. */
const servers = [...nestServers, ...otherServers, "health"];
const functions = [
  ...["webhooks.ts", "lambda.ts", "lambda-rest.ts", "api/webhooks.ts", "app/webhooks/route.ts"],
  ...["cloud-run.ts", "receiving-worker.ts", "scheduled.ts"],
];
const typed = [...snippets.keys()].filter((name) => name.endsWith(".ts"));

/** A poll ends when its test does, and no earlier on a slow machine. */
const patient = { timeout: 300_000 };

let folder: UserFolder;
let compiled: string;

beforeAll(async () => {
  const nest = ["common", "core", "platform-express", "platform-fastify"];
  const packages = [
    ...nest.map((name) => `@nestjs/${name}`),
    ...["express", "fastify", "reflect-metadata", "rxjs", "@types/aws-lambda", "@types/express"],
  ];
  folder = new UserFolder(pickSnippets(typed), packages);
  folder.write("health.ts", healthExample);
  folder.write("inbox.ts", inboxModule);
  compiled = await folder.compile();
});

afterAll(() => folder.remove());

// The last three are run by the consumer `jest-commonjs` of packages/consumers.
it("shows only examples that tests run", () => {
  const names = [...snippets.keys()];
  expect(names).toHaveLength(blockCount);
  expect(names).toEqual([
    ...nestServers.map((name) => `${name}.ts`),
    ...functions,
    ...otherServers.map((name) => `${name}.ts`),
    ...["test.sh", "required.test.js", "imported.test.js"],
  ]);
});

it("compiles", () => {
  expect(compiled).toBe("");
});

it("has cases for each row of the README's table, with its responses", () => {
  const rows = responseRows.map(({ arrives, statuses }) => {
    const cases = serverCases.filter(({ row }) => arrives.startsWith(row));
    const others = cases.filter(({ status }) => !statuses.includes(status));
    return { arrives, cases: cases.length, others };
  });
  const known = rows.reduce((sum, { cases }) => sum + cases, 0);
  expect(known).toBe(serverCases.length);
  expect(rows.flatMap(({ others }) => others)).toEqual([]);
  const unsent = rows.filter(({ cases }) => cases === 0).map(({ arrives }) => arrives);
  expect(unsent).toEqual(unsentRows.map(({ row }) => expect.stringMatching(`^${row}`)));
});

it("lists each exception to that table, and no other", () => {
  const expected = exceptions.map(({ arrives, recipes, outcomes }) => {
    const statuses = Object.values(outcomes).map(({ status }) => status);
    return { arrives, recipes, statuses: [...new Set(statuses)] };
  });
  expect(exceptionRows).toEqual(expected);
});

describe.each(servers)("%s", (name) => {
  const cases = serverCases.map((promised) => withException(name, promised));
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServer(join(folder.path, "out", `${name}.js`));
  });

  afterAll(() => server?.stop());

  // These cases are first, while the process has printed no warning.
  it.each(cases.filter(({ warning }) => !warning))("$name: $status", async (request) => {
    expect(await send(server, request)).toBe(request.status);
  });

  it("has handled each order once, and warned of nothing", async () => {
    const orders = cases.flatMap(({ printed }) => printed ?? []);
    await expect.poll(() => printedOrders(server).sort(), patient).toEqual(orders.sort());
    await send(server, { signed: { ...signRequest("{}"), headers: {} } });
    await expect.poll(server.output, patient).toContain("[signature_rejected]");
    expect(findWarnings(server)).toEqual(["[signature_rejected]"]);
  });

  it.each(cases.filter(({ warning }) => warning))(
    "$name: $status, and warns",
    async ({ warning = "", status, ...request }) => {
      expect(await send(server, request)).toBe(status);
      await expect.poll(server.output, patient).toContain(warning);
    },
  );
});

it("health.ts answers a probe, and no other path or method", async () => {
  const server = await startServer(join(folder.path, "out/health.js"));
  const answer = async (method: string, path: string) =>
    (await fetch(new URL(path, server.url), { method })).status;
  const statuses = [
    await answer("GET", "/healthz"),
    await answer("POST", "/healthz"),
    await answer("GET", "/other"),
    await answer("GET", "/webhooks"),
  ];
  expect(statuses).toEqual([200, 404, 404, 405]);
  await server.stop();
});

/** Returns a case with the outcome of a recipe, from the README's table or from an exception. */
function withException(recipe: string, promised: ServerCase): ServerCase {
  const { name, warning: _, ...rest } = promised;
  const exception = exceptions.find(
    ({ recipes, outcomes }) => recipes.includes(recipe) && name in outcomes,
  );
  const outcome = exception?.outcomes[name];
  return outcome ? { ...rest, name, ...outcome } : promised;
}

function printedOrders({ output }: ServerProcess): string[] {
  return output().match(/^ord_\S+$/gm) ?? [];
}

function findWarnings({ output }: ServerProcess): readonly string[] {
  return output().match(/\[\w+\](?= OrderWebhooksWarning)/g) ?? [];
}

async function send({ url }: ServerProcess, request: HttpRequest): Promise<number> {
  const { signed, method = "POST", path = "/webhooks" } = request;
  const headers = { ...signed.headers, ...request.headers };
  const init = { method, headers, body: new Uint8Array(signed.body) };
  return await statusOf(() => fetch(new URL(path, url), init));
}

// A server that answers before it has the body may close the connection. A byte in transit then resets it.
const attempts = 5;

async function statusOf(send: () => Promise<Response>, nth = 1): Promise<number> {
  try {
    return (await send()).status;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const isCut =
      cause instanceof Error &&
      /EPIPE|ECONNRESET|UND_ERR_SOCKET/.test(`${Reflect.get(cause, "code")}`);
    if (!isCut || nth === attempts) throw error;
    return statusOf(send, nth + 1);
  }
}
