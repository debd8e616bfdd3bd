import { describe, expect, it } from "vitest";
import { createNodeServer } from "../../src/server/node-server.ts";
import { createRecordedReceiver, type RecordedReceiver } from "../recorded-receiver.ts";
import { faultLimits, faultSecrets, type HttpFault, httpFaults, marker } from "./http-faults.ts";
import { converse, type WireAnswer, type WireResult } from "./wire.ts";

describe.each(Object.entries(httpFaults))("%s", (_group, faults) => {
  it.each(faults)("$name", async (fault) => {
    const { result, recorded } = await run(fault);
    const [answer] = result.answers;
    expect(fault.status).toContain(answer?.status ?? "none");
    expect(result.answers.length).toBeLessThanOrEqual(1);
    if (answer) expectConstant(answer);
    expect(recorded.runs).toEqual(fault.runs ?? []);
    expectNoLeak(result.text + recorded.said(), fault);
  });
});

async function run(fault: HttpFault): Promise<{ result: WireResult; recorded: RecordedReceiver }> {
  const recorded = createRecordedReceiver({
    secrets: faultSecrets,
    limits: { ...faultLimits, ...fault.limits },
  });
  const server = createNodeServer(recorded.receiver, { lameDuckMs: 0 });
  const url = await server.listen(0);
  const result = await converse(url, fault.send, { surplusMs: isTaken(fault) ? 0 : 100 });
  await recorded.receiver.idle();
  await server.close();
  return { result, recorded };
}

/** A refusal ends the connection at once, so waiting for a second response costs no time. */
function isTaken({ status }: HttpFault): boolean {
  return status.includes(202);
}

/** Expects a constant response, which contains nothing of the request. */
function expectConstant({ status, headers, body }: WireAnswer): void {
  expect(body).toMatch(
    status === 202 || status === 405 ? /^({"error":"[a-z_]+"})?$/ : /^{"error":"[a-z_]+"}$/,
  );
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  expect(headers.allow).toBe(status === 405 ? "POST" : undefined);
  if (status !== 202) expect(headers.connection).toBe("close");
}

function expectNoLeak(text: string, { send }: HttpFault): void {
  for (const value of [...faultSecrets, marker, ...findSignatures(send)]) {
    expect(text).not.toContain(value);
  }
}

function findSignatures(send: HttpFault["send"]): readonly string[] {
  const sent = send.filter((step) => typeof step === "string").join("");
  const values = [...sent.matchAll(/^x-voucherify-signature: (.*?)\r$/gim)].map(
    ([, value]) => value,
  );
  return values.filter((value): value is string => value !== undefined && value.length > 8);
}
