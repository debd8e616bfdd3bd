import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { startMortalReceiver } from "../faults/mortal-receiver.ts";

const [event = ""] = Object.keys((await readSchemaIndex()).events);
const running: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

async function reportOn(url: string) {
  const outcome = await verifyReceiver({ url, secret: testSecret, events: [event] });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

test("the remedy for a process that a forgery ends is to compare lengths, not to store the forgery", async () => {
  const source = `
    import { createHmac, timingSafeEqual } from "node:crypto";
    import { createServer } from "node:http";
    const server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const mac = createHmac("sha256", "${testSecret}").update(Buffer.concat(chunks)).digest("hex");
      const given = String(request.headers["x-voucherify-signature"] ?? mac.replace(/./g, "0"));
      const isSigned = timingSafeEqual(Buffer.from(given), Buffer.from(mac));
      response.writeHead(isSigned ? 202 : 401).end();
    });
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", source], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  running.push({ close: () => child.kill() });
  const [port] = await once(child.stdout, "data");
  const { findings } = await reportOn(`http://127.0.0.1:${String(port).trim()}/`);
  expect(findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
  expect(findings[0]?.what).toContain("must be refused");
  expect(findings[0]?.remedy).toMatch(/Answer 401 .*Compare the lengths first, because .*\.$/);
  expect(findings[0]?.remedy).not.toContain("answer 2xx");
});

test("several deliveries that end the process are one list, and the failed ones are counted", async () => {
  const isMeant = /Łukaszewicz|"project_id":"sand_/;
  const receiver = await startMortalReceiver({
    dies: (body) => (isMeant.test(body) ? "while" : undefined),
    backAfterMs: 30,
  });
  running.push(receiver);
  const { findings, checks } = await reportOn(receiver.url);
  const [ended] = findings.filter(({ code }) => code === "receiver_ended");
  expect(ended?.what.match(/process exited while it handled/g)).toHaveLength(1);
  expect(ended?.what).toMatch(/exited while it handled "[^"]+", "[^"]+", "[^"]+" and /);
  const failed = checks.filter(({ problem }) => problem?.code === "receiver_ended");
  expect(ended?.checks).toEqual(failed.map(({ key }) => key));
});
