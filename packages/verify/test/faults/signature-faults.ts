import { setTimeout as sleep } from "node:timers/promises";
import { serializers } from "../../src/json/serializers.ts";
import type { Fault } from "./fault.ts";
import {
  hmac,
  isSigned,
  type Received,
  Refusal,
  type Steps,
  soundSteps,
} from "./plain-receiver.ts";

const pythons = serializers.find(({ name }) => name === "Python's json.dumps");

/** Receivers that verify incorrectly, or not at all. */
export const signatureFaults: readonly Fault[] = [
  {
    name: "no signature check",
    steps: { verify: () => true },
    findings: ["signature_not_checked"],
  },
  {
    name: "accepts anything that looks like a signature",
    steps: { verify: (received) => /^[0-9a-f]{64}$/.test(headerOf(received) ?? "") },
    findings: ["accepts signature wrong", "accepts body altered"],
  },
  {
    name: "lets deliveries without a signature pass",
    steps: verifyOr((header) => header === undefined),
    findings: ["accepts signature missing"],
  },
  {
    name: "lets an empty signature pass",
    steps: verifyOr((header) => header === ""),
    findings: ["accepts signature empty"],
  },
  {
    name: "compares only as much as it was given",
    steps: verifyOr((header = "", { body }) => header.length > 60 && hmac(body).startsWith(header)),
    findings: ["accepts signature truncated"],
  },
  {
    name: "compares as much as it needs, and no more",
    steps: verifyOr((header, { body }) => header?.startsWith(hmac(body)) === true),
    findings: ["accepts signature lengthened"],
  },
  {
    name: "decodes the signature as far as it goes",
    steps: {
      verify: ({ request, body }) => {
        const given = Buffer.from(`${request.headers["x-voucherify-signature"]}`, "hex");
        return given.equals(Buffer.from(hmac(body), "hex"));
      },
    },
    findings: ["accepts signature lengthened"],
  },
  {
    name: "has an empty secret next to its own",
    steps: verifyOr((header, { body }) => header === hmac(body, "")),
    findings: ["accepts signature with an empty secret"],
  },
  {
    name: "removes a prefix from the signature",
    steps: verifyOr((header, { body }) => isSigned(body, header?.replace(/^sha256=/, ""))),
    findings: ["accepts signature prefixed"],
  },
  {
    name: "does not look at a signature that is there twice",
    steps: verifyOr((header = "") => header.includes(", ")),
    findings: ["accepts both signatures wrong"],
  },
  {
    name: "throws when the signature has another length",
    steps: {
      verify: (received) => {
        if (headerOf(received)?.length !== 64) throw new RangeError("lengths differ");
        return soundSteps.verify(received);
      },
    },
    findings: ["no_answer"],
  },
  {
    name: "answers forgeries with success, and ignores them",
    steps: {
      answer: (response, status) => soundSteps.answer(response, status === 401 ? 202 : status),
    },
    findings: ["forgeries_answered"],
    words: ["although it does not handle them. Answer 401."],
  },
  {
    name: "answers some forgeries with success, and ignores them",
    steps: {
      verify: (received) => headerOf(received)?.length === 64 || soundSteps.verify(received),
      dispatch: (received) => {
        if (!soundSteps.verify(received)) throw new Refusal(202);
        return soundSteps.dispatch(received);
      },
    },
    findings: ["forgeries_answered"],
  },
  {
    name: "answers what has two signatures with success, and ignores it, and checks none",
    steps: {
      verify: () => true,
      handle: (dispatched) => soundSteps.handle(dispatched),
      dispatch: (received) => {
        if (/, /.test(headerOf(received) ?? "")) throw new Refusal(202);
        return soundSteps.dispatch(received);
      },
    },
    findings: ["signature_not_checked", "two_signatures"],
  },
  {
    name: "another secret",
    steps: { verify: ({ request, body }) => hmac(`${body}`) === request.headers["x-signature"] },
    findings: ["signature_refused"],
  },
  ...serializers.map(({ name, rewrite }) => ({
    name: `verifies JSON that it has written again, with ${name}`,
    steps: verifyingText((body) => rewrite(body.toString())),
    findings: ["bytes differ when written again"],
    words: [name],
  })),
  {
    name: "400 to what is not signed after it was written again with Python",
    steps: {
      ...verifyingText((body) => pythons?.rewrite(body.toString()) ?? ""),
      answer: (response, status) => soundSteps.answer(response, status === 401 ? 400 : status),
    },
    findings: ["bytes differ when written again"],
  },
  {
    name: "verifies UTF-16",
    steps: verifyingText((body) => Buffer.from(body.toString(), "utf16le")),
    findings: ["signature_refused"],
  },
  {
    name: "verifies without white space only",
    steps: {
      verify: ({ request, body }) =>
        isSigned(
          body.toString().replace(/\s*\n\s*|(?<="): /g, (gap) => (gap === ": " ? ":" : "")),
          request.headers["x-voucherify-signature"],
        ),
    },
    findings: ["white space between tokens"],
  },
  {
    name: "decodes the body as Latin-1",
    steps: {
      verify: ({ request, body }) =>
        isSigned(body.toString("latin1"), request.headers["x-voucherify-signature"]),
    },
    findings: ["text outside ASCII"],
  },
  {
    name: "answers refused deliveries too late",
    steps: {
      answer: async (response, status) => {
        if (status === 401) await sleep(600);
        soundSteps.answer(response, status);
      },
    },
    options: { timeoutMs: 300 },
    findings: ["too_slow"],
  },
];

/** Verifies another text than the body's. */
function verifyingText(textOf: (body: Buffer) => Buffer | string): Partial<Steps> {
  return {
    verify: (received) => isSigned(textOf(received.body), headerOf(received)),
  };
}

function headerOf({ request }: Received): string | undefined {
  const header = request.headers["x-voucherify-signature"];
  return typeof header === "string" ? header : undefined;
}

function verifyOr(
  lax: (header: string | undefined, received: Received) => boolean,
): Partial<Steps> {
  return {
    verify: (received) => soundSteps.verify(received) || lax(headerOf(received), received),
  };
}
