import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import type { Fault } from "./fault.ts";
import { type Steps, soundSteps } from "./plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);

/**
 * Receivers that answer incorrectly, read the body incorrectly, or act differently from their
 * answer.
 */
export const protocolFaults: readonly Fault[] = [
  {
    name: "always 202, nothing handled",
    steps: { handle: () => undefined },
    findings: ["not_handled"],
  },
  {
    name: "202 before anything is looked at",
    steps: { greet: answering((response) => response.writeHead(202).end()) },
    findings: ["signature_not_checked", "not_handled"],
  },
  {
    name: "every handler runs for every delivery",
    steps: { dispatch: handlingToo(() => ["promotion", "unique_code", "message"]) },
    findings: ["handled_otherwise"],
  },
  {
    name: "another handler runs for codes, too",
    steps: { dispatch: handlingToo((purpose) => (purpose === "unique_code" ? ["message"] : [])) },
    findings: ["purpose unique_code"],
  },
  {
    name: "another handler runs for codes, too, later",
    steps: (): Partial<Steps> => {
      const { greet, defer } = untilTheNextRequest();
      const othersOf = (purpose: string) => (purpose === "unique_code" ? ["message"] : []);
      return { greet, dispatch: handlingToo(othersOf, defer) };
    },
    findings: ["purpose unique_code"],
  },
  {
    name: "handles, then verifies",
    steps: {
      verify: (received) => {
        const entry = soundSteps.handle(soundSteps.dispatch(received) ?? nothing);
        const signed = soundSteps.verify(received);
        if (!signed && entry !== undefined) received.record(entry);
        return signed;
      },
    },
    findings: ["handled_though_refused"],
  },
  {
    name: "401, handled later",
    steps: (): Partial<Steps> => {
      const { greet, defer } = untilTheNextRequest();
      return {
        greet,
        verify: (received) => {
          const entry = soundSteps.handle(soundSteps.dispatch(received) ?? nothing);
          const signed = soundSteps.verify(received);
          if (!signed && entry !== undefined) defer(() => received.record(entry));
          return signed;
        },
      };
    },
    // Enough deliveries to push the first ones out of the most recent 100.
    options: { events },
    findings: ["handled_though_refused"],
  },
  {
    name: "content-length demanded",
    steps: {
      greet: (request, response) => {
        if (request.headers["content-length"] !== undefined) return false;
        response.writeHead(411).end();
        return true;
      },
    },
    findings: ["a body of unknown length"],
  },
  {
    name: "no answer without a content-length, and 400 to all others",
    steps: {
      greet: (request, response) => {
        if (request.headers["content-length"] !== undefined) return false;
        response.destroy();
        return true;
      },
      dispatch: () => undefined,
    },
    findings: ["a body of unknown length", "refused"],
  },
  {
    name: "no charset in the content type",
    steps: {
      greet: (request, response) => {
        if (request.headers["content-type"] === "application/json") return false;
        response.writeHead(415).end();
        return true;
      },
    },
    findings: ["content type with charset"],
  },
  {
    name: "reads the first chunk only",
    steps: { readBody: async (request) => (await once(request, "data"))[0] },
    findings: ["the body in small pieces"],
  },
  {
    name: "decodes each chunk by itself",
    steps: {
      readBody: async (request) => {
        let text = "";
        for await (const chunk of request) text += chunk;
        return Buffer.from(text);
      },
    },
    findings: ["the body in small pieces"],
  },
  {
    name: "too slow",
    steps: {
      answer: async (response, status) => {
        await sleep(status === 401 ? 0 : 600);
        soundSteps.answer(response, status);
      },
    },
    options: { timeoutMs: 200 },
    findings: ["too_slow"],
  },
  {
    name: "an answer that never ends",
    steps: { answer: (response, status) => void response.writeHead(status).write(" ") },
    options: { timeoutMs: 200 },
    findings: ["too_slow"],
  },
  {
    name: "redirects",
    steps: { greet: redirecting(307) },
    findings: ["redirected"],
  },
  {
    name: "redirects elsewhere",
    steps: { greet: redirecting(302, "http://127.0.0.1:9/") },
    findings: ["redirected"],
  },
  {
    name: "no such route",
    steps: { greet: answering((response) => response.writeHead(404).end()) },
    findings: ["no_route"],
  },
  {
    name: "fails at everything",
    steps: { greet: answering((response) => response.writeHead(500).end()) },
    findings: ["server_error"],
  },
  {
    name: "large bodies refused as such",
    steps: { greet: refusingAbove(4_096, 413) },
    findings: ["body_too_large"],
  },
  {
    name: "large bodies refused, and not said why",
    steps: { greet: refusingAbove(4_096, 400) },
    findings: ["body_too_large"],
  },
  {
    name: "bodies of 100 KB refused as too large",
    steps: { greet: refusingAbove(102_400, 413) },
    findings: ["body_too_large"],
  },
  {
    name: "bodies of 100 KB refused, and not said why",
    steps: { greet: refusingAbove(102_400, 400) },
    findings: ["an order with many items"],
  },
  {
    name: "bodies of 16 KB refused",
    steps: { greet: refusingAbove(16_384, 413) },
    findings: ["body_too_large"],
  },
  {
    name: "header names compared as they are written",
    steps: {
      verify: (received) =>
        received.request.rawHeaders.includes("x-voucherify-signature") &&
        soundSteps.verify(received),
    },
    findings: ["header names with capital letters"],
  },
  {
    name: "429 after some requests",
    steps: () => ({ greet: answeringNth((nth) => nth > 40, 429) }),
    findings: ["too_many_requests"],
  },
  {
    name: "503 after some requests",
    steps: () => ({ greet: answeringNth((nth) => nth > 40, 503) }),
    findings: ["unsteady"],
  },
  {
    name: "500 now and then",
    steps: () => ({ greet: answeringNth((nth) => nth % 7 === 0, 500) }),
    findings: ["unsteady"],
  },
  {
    name: "a customer taken for a duplicate",
    steps: (): Partial<Steps> => {
      const seen = new Set<string>();
      return {
        handle: (dispatched) => {
          const { id } = dispatched.data.customer;
          if (seen.has(id)) return undefined;
          seen.add(id);
          return soundSteps.handle(dispatched);
        },
      };
    },
    findings: ["unsteady"],
  },
  {
    name: "senders that are not known refused",
    steps: {
      greet: (request, response) => {
        if (/^Mozilla/.test(request.headers["user-agent"] ?? "")) return false;
        return answering((to) => to.writeHead(403).end())(request, response);
      },
    },
    findings: ["signature_refused"],
    words: ["Expected a success (2xx), got 403."],
  },
  {
    name: "a gateway that wants a key",
    steps: { greet: answering((response) => response.writeHead(403).end()) },
    findings: ["signature_refused"],
    words: ["pass it with --header-env"],
  },
  {
    name: "hangs once its pool is used up",
    steps: (): Partial<Steps> => {
      let requests = 0;
      return {
        answer: (response, status) => {
          requests += 1;
          if (requests <= 14) soundSteps.answer(response, status);
        },
      };
    },
    options: { timeoutMs: 200, events },
    findings: ["too_slow"],
    words: ["The receiver stopped answering at the 14th delivery, "],
  },
  {
    name: "closes the connection instead of answering",
    steps: { answer: (response) => void response.destroy() },
    findings: ["no_answer"],
  },
];

const nothing = { event: "", purpose: "", data: { order: {} } };

/** Runs handlers of other purposes as well. */
function handlingToo(
  othersOf: (purpose: string) => readonly string[],
  when: (handle: () => void) => void = (handle) => handle(),
): Steps["dispatch"] {
  return (received) => {
    const dispatched = soundSteps.dispatch(received);
    if (dispatched === undefined) return undefined;
    const { event, purpose, data } = dispatched;
    for (const other of othersOf(purpose)) {
      when(() => received.record({ event, purpose: other, orderId: data.order.id }));
    }
    return dispatched;
  };
}

/** Delays work until the next request arrives. */
function untilTheNextRequest() {
  const waiting: (() => void)[] = [];
  const greet = (): boolean => {
    for (const act of waiting.splice(0)) act();
    return false;
  };
  return { greet, defer: (act: () => void): void => void waiting.push(act) };
}

function answering(answer: (response: Parameters<Steps["greet"]>[1]) => void): Steps["greet"] {
  return (request, response) => {
    request.resume();
    request.once("end", () => answer(response));
    return true;
  };
}

function refusingAbove(bytes: number, status: number): Steps["greet"] {
  return (request, response) => {
    if (Number(request.headers["content-length"] ?? 0) <= bytes) return false;
    return answering((to) => to.writeHead(status).end())(request, response);
  };
}

function answeringNth(isMeant: (nth: number) => boolean, status: number): Steps["greet"] {
  let requests = 0;
  return (request, response) => {
    requests += 1;
    if (!isMeant(requests)) return false;
    return answering((to) => to.writeHead(status).end())(request, response);
  };
}

function redirecting(status: number, location = "/elsewhere"): Steps["greet"] {
  return (request, response) => {
    if (request.url === "/elsewhere") return false;
    return answering((to) => to.writeHead(status, { location }).end())(request, response);
  };
}
