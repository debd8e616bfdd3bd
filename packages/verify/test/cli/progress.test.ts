import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { progressLine } from "../../src/cli/progress.ts";
import { testSecret } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";

/** Lines that a run prints on the way: one delivery every so many milliseconds. */
function printed(watched: boolean, msPerDelivery: number, total: number): readonly string[] {
  const lines: string[] = [];
  let time = 1_000_000;
  const { show, wipe } = progressLine("deliveries", {
    ...{ env: {}, print: () => {}, warn: (text) => void lines.push(text) },
    ...{ color: false, watched, now: () => time },
  });
  for (let done = 1; done <= total; done += 1) {
    time += msPerDelivery;
    show(done, total);
  }
  wipe();
  return lines;
}

describe("where no person watches", () => {
  test("a quick run prints nothing", () => {
    expect(printed(false, 10, 336)).toEqual([]);
  });

  test("a slow one prints a plain line every five seconds, with the time that is left", () => {
    expect(printed(false, 500, 50)).toEqual([
      "10 of 50 deliveries, about 20 s left\n",
      "20 of 50 deliveries, about 15 s left\n",
      "30 of 50 deliveries\n",
      "40 of 50 deliveries\n",
    ]);
  });

  test("never more often, and after each delivery of a very slow one", () => {
    expect(printed(false, 10_000, 31)[0]).toBe("1 of 31 deliveries, about 5 minutes left\n");
    expect(printed(false, 10_000, 31)).toHaveLength(30);
  });
});

describe("where a person watches", () => {
  test("one line is drawn again and wiped out", () => {
    expect(printed(true, 1, 2)).toEqual([
      "\r\u001b[2K1 of 2 deliveries",
      "\r\u001b[2K2 of 2 deliveries",
      "\r\u001b[2K",
    ]);
  });

  test("it has the time that is left, too", () => {
    expect(printed(true, 1_000, 60)[19]).toBe("\r\u001b[2K20 of 60 deliveries, about 40 s left");
  });
});

test("the built command prints them for a receiver that is slow", async () => {
  const [event = ""] = Object.keys((await readSchemaIndex()).events);
  const server = createServer(async (request, response) => {
    request.resume();
    await sleep(400);
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const bin = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));
  const child = spawn(process.execPath, [bin, "--url", url, "--events", event], {
    env: { ...process.env, WEBHOOK_SECRET: testSecret },
  });
  let warned = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    warned += text;
    // One line is enough.
    child.kill("SIGTERM");
  });
  await new Promise((resolve) => child.on("close", resolve));
  server.close();
  expect(warned).toMatch(/^\d+ of \d+ deliveries, about \d+ (s|minutes) left\n/);
}, 60_000);
