import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ReceiverReport, testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import {
  hmac,
  Refusal,
  type Steps,
  soundSteps,
  startPlainReceiver,
} from "../faults/plain-receiver.ts";

const [[event = "", { purposes } = { purposes: {} }] = []] = Object.entries(
  (await readSchemaIndex()).events,
);
const [purpose = ""] = Object.keys(purposes);
const parent = await mkdtemp(join(tmpdir(), "verify-again-"));
let folder = "";
let close: () => unknown = () => {};

beforeEach(async () => {
  folder = await mkdtemp(join(parent, "run-"));
});
afterEach(() => close());
afterAll(() => rm(parent, { recursive: true }));

const hasCurl = await promisify(execFile)("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!hasCurl) process.stderr.write("NOT RUN: deliveries sent again, because there is no curl.\n");

/** Returns the folders that a run has saved for a check's title, in their order. */
async function savedOf({ saved, checks }: ReceiverReport, title: string) {
  const keys = checks
    .filter((check) => check.title === title)
    .map(({ key }) => key.replaceAll(/[^\w.]+/g, "-"));
  const names = (await readdir(saved ?? "")).sort();
  const own = names.filter((name) => keys.includes(name.replace(/^\d+-/, "")));
  return own.map((name) => join(saved ?? "", name));
}

/** Sends a delivery again with the curl commands of its folder, and returns their output. */
async function sendAgain(cwd: string): Promise<string> {
  return (await promisify(execFile)("sh", ["curl.sh"], { cwd })).stdout;
}

describe.skipIf(!hasCurl)("with a secret of one's own", () => {
  const secret = "a secret of our own";

  /** Replaces the placeholders with values, as the list of saved deliveries explains. */
  async function fillIn(cwd: string): Promise<void> {
    const line = await readFile(join(cwd, "curl.sh"), "utf8");
    const sign = async (file: string, key = secret): Promise<string> =>
      hmac(await readFile(join(cwd, file)), key);
    const own = await sign("body.json");
    const other = /<signature of ([\w.-]+)>/.exec(line)?.[1] ?? "body.json";
    const values: readonly (readonly [string, string])[] = [
      ["<signature>", own],
      [`<signature of ${other}>`, await sign(other)],
      ["<wrong signature>", "0".repeat(64)],
      ["<another, wrong signature>", "f".repeat(64)],
      ["<signature without its last digit>", own.slice(0, -1)],
      ["<signature with an empty secret>", await sign("body.json", "")],
    ];
    const filled = values.reduce((text, [name, value]) => text.replaceAll(name, value), line);
    expect(filled).not.toMatch(/[<>]/);
    await writeFile(join(cwd, "curl.sh"), filled);
  }

  /**
   * Server that handles nothing, and answers every delivery with success or as `answer` decides.
   */
  async function runOn(answer: (values: readonly string[], body: Buffer) => number) {
    const received: (readonly string[])[] = [];
    const server = createServer(async (request, response) => {
      const body = await soundSteps.readBody(request);
      const values = request.headersDistinct["x-voucherify-signature"] ?? [];
      received.push(values.map((value) => kindOf(value, body)));
      response.writeHead(answer(values, body)).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    close = () => server.close();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const only = [`${event}/${purpose}/envelope`];
    const outcome = await verifyReceiver({ url, secret, save: folder, only });
    if (!outcome.ran) throw new Error(outcome.message);
    return { report: outcome.report, received };
  }

  function kindOf(value: string, body: Buffer): string {
    const right = hmac(body, secret);
    if (value === right) return "right";
    if (value === hmac(body, "")) return "with an empty secret";
    return value
      .replace(right, "right")
      .replace(right.slice(0, -1), "cut")
      .replace(/\b\w{64}/, "wrong");
  }

  test("each signature of what must be refused can be put in its place", async () => {
    const { report, received } = await runOn(() => 200);
    const sent: Record<string, readonly string[]> = {};
    for (const title of new Set(report.checks.map((check) => check.title))) {
      const [cwd] = await savedOf(report, title);
      if (cwd === undefined) continue;
      received.length = 0;
      await fillIn(cwd);
      await sendAgain(cwd);
      sent[title] = received[0] ?? [];
    }
    expect(sent).toEqual({
      "signature missing": [],
      "signature empty": [""],
      "signature wrong": ["wrong"],
      "signature truncated": ["cut"],
      "signature prefixed": ["sha256=right"],
      "both signatures wrong": ["wrong", "wrong"],
      "body altered": ["wrong"],
      "body altered, two signatures": ["wrong", "wrong"],
      "signature lengthened": ["rightzz"],
      "signature with an empty secret": ["with an empty secret"],
    });
  });

  test("an altered body has the right signature of what was signed", async () => {
    const { report } = await runOn(() => 200);
    for (const title of ["body altered", "body altered, two signatures"]) {
      const [cwd = ""] = await savedOf(report, title);
      const [body, signed] = await Promise.all(
        ["body.json", "body-signed.json"].map((file) => readFile(join(cwd, file), "utf8")),
      );
      expect(signed).not.toBe(body);
      const headers = await readFile(join(cwd, "headers.txt"), "utf8");
      expect(headers).toContain("x-voucherify-signature: <signature of body-signed.json>\n");
    }
  });

  test("each delivery of two has the signature of its own bytes", async () => {
    const { report, received } = await runOn(() => 500);
    const sent: Record<string, readonly (readonly string[])[]> = {};
    const titles = [
      "the same delivery again",
      "a delivery after a forgery of it",
      "another event of the same order",
    ];
    for (const title of titles) {
      const [cwd = ""] = await savedOf(report, title);
      received.length = 0;
      await fillIn(cwd);
      await sendAgain(cwd);
      sent[title] = [...received];
    }
    expect(Object.values(sent)).toEqual([
      [["right"], ["right"]],
      [["wrong"], ["right"]],
      [["right"], ["right"]],
    ]);
  });

  test("a right signature next to a wrong one fails again as it did", async () => {
    // Two values end the request with an error, as in code that expects no list.
    const { report, received } = await runOn((values, body) => {
      const isSigned = values.includes(hmac(body, secret));
      return isSigned && values.length > 1 ? 500 : isSigned ? 200 : 401;
    });
    const orders: (readonly string[])[] = [];
    const either = report.checks.filter(({ group }) => group === "either");
    for (const title of new Set(either.map((check) => check.title))) {
      const [cwd = ""] = await savedOf(report, title);
      received.length = 0;
      await fillIn(cwd);
      expect(await sendAgain(cwd)).toContain("HTTP/1.1 500");
      orders.push(...received);
    }
    expect(orders.sort()).toEqual([
      ["right", "wrong"],
      ["wrong", "right"],
    ]);
  });
});

describe.skipIf(!hasCurl)("what was sent before a delivery is sent before it again", () => {
  /** Runs a receiver and keeps the keys of all requests. */
  async function runOn(steps: Partial<Steps>) {
    const keys: (string | undefined)[] = [];
    const receiver = await startPlainReceiver([event], {
      ...steps,
      verify: (received) => {
        const isSigned = (steps.verify ?? soundSteps.verify)(received);
        keys.push(`${soundSteps.keyOf(received)}${soundSteps.verify(received) ? "" : " forged"}`);
        return isSigned;
      },
    });
    close = receiver.close;
    const { url, observe } = receiver;
    const outcome = await verifyReceiver({
      ...{ url, observe, events: [event], observeWithinMs: 50 },
      ...{ secret: testSecret, save: folder },
    });
    if (!outcome.ran) throw new Error(outcome.message);
    return { report: outcome.report, keys };
  }

  /** Returns the number of commands in a folder, and the keys of their deliveries. */
  async function replay({ report, keys }: Awaited<ReturnType<typeof runOn>>, title: string) {
    const [cwd = ""] = await savedOf(report, title);
    keys.length = 0;
    await sendAgain(cwd);
    const files = (await readdir(cwd)).sort();
    return { sent: [...keys], files };
  }

  const plainFiles = ["body.json", "curl.sh", "headers.txt"];

  test("itself, to a receiver that handles a duplicate twice", async () => {
    const { sent, files } = await replay(
      await runOn({ keyOf: () => undefined }),
      "the same delivery again",
    );
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    expect(files).toEqual(plainFiles);
  });

  test("another event of its order, from a separate file", async () => {
    const { sent, files } = await replay(
      await runOn({ keyOf: (received) => soundSteps.dispatch(received)?.data.order.id }),
      "another event of the same order",
    );
    expect(new Set(sent).size).toBe(2);
    expect(files).toEqual(["body-before.json", ...plainFiles]);
  });

  test("a forgery of it, to a receiver that remembers what it refused", async () => {
    const seen = new Set<string>();
    const { sent, files } = await replay(
      await runOn({
        verify: (received) => {
          const isSigned = soundSteps.verify(received);
          if (!isSigned) seen.add(soundSteps.keyOf(received) ?? "");
          return isSigned;
        },
        keyOf: (received) => {
          const key = soundSteps.keyOf(received);
          if (seen.has(key ?? "")) throw new Refusal(409);
          return key;
        },
      }),
      "a delivery after a forgery of it",
    );
    expect(sent).toEqual([`${sent[1]} forged`, sent[1]]);
    expect(files).toEqual(plainFiles);
  });

  test("the smallest delivery of a finding comes first, and fails again", async () => {
    const { report } = await runOn({
      handle: (dispatched) => {
        if (dispatched.data.order.created_at === null) throw new Refusal(400);
        return soundSteps.handle(dispatched);
      },
    });
    const list = await readFile(join(report.saved ?? "", "README.md"), "utf8");
    expect(list.match(/^\| \[.*$/m)?.[0]).toMatch(
      /\| smallest failing delivery \| Deliveries fail if \/data\/order\/created\\_at is null\./,
    );
    const [first = ""] = (await readdir(report.saved ?? "")).sort();
    const cwd = join(report.saved ?? "", first);
    const { data } = JSON.parse(await readFile(join(cwd, "body.json"), "utf8"));
    expect(data.order.created_at).toBeNull();
    expect(data.customer.name).not.toBeNull();
    expect(await sendAgain(cwd)).toContain("HTTP/1.1 400");
  });
});
