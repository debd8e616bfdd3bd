import type { Fault } from "./fault.ts";
import { isSigned, type Loose, type Steps, soundSteps } from "./plain-receiver.ts";

// Serializers written by hand, because the diagnosis must not find them with its own list.

const bytesDecide = "bytes differ when written again";

interface Way {
  readonly comma?: string;
  readonly colon?: string;
  readonly toText?: (text: string) => string;
  readonly isSorted?: boolean;
  readonly hasNulls?: boolean;
  readonly keepsNumbers?: boolean;
}

function rewrite(body: string, way: Way): string {
  const marked = body.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g, (token) =>
    token.startsWith('"') ? token : `"#${token}"`,
  );
  return write(JSON.parse(marked), way);
}

function write(value: Loose, way: Way): string {
  const { comma = ",", colon = ":", toText = (text) => text, isSorted, hasNulls = true } = way;
  if (typeof value === "string" && /^#-?\d/.test(value)) {
    return way.keepsNumbers ? value.slice(1) : String(Number(value.slice(1)));
  }
  if (typeof value === "string") return toText(JSON.stringify(value));
  if (Array.isArray(value)) return `[${value.map((one) => write(one, way)).join(comma)}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const keys = Object.keys(value).filter((key) => hasNulls || value[key] !== null);
  if (isSorted) keys.sort();
  const members = keys.map((key) => toText(JSON.stringify(key)) + colon + write(value[key], way));
  return `{${members.join(comma)}}`;
}

function escapeLetters(text: string): string {
  return text.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function escapeSlashes(text: string): string {
  return text.replaceAll("/", "\\/");
}

function capitalize(text: string): string {
  return escapeLetters(text).replace(/\\u\w{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
}

function escapeMarkup(text: string): string {
  return text.replace(/[<>&]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);
}

const ways: readonly (readonly [name: string, way: Way, words: string])[] = [
  ["slashes left, Unicode escaped", { toText: escapeLetters }, "with escaped non-ASCII letters"],
  ["slashes escaped, Unicode left", { toText: escapeSlashes }, "with escaped slashes"],
  [
    "slashes and Unicode escaped, 10.0 kept",
    { toText: (text) => escapeSlashes(escapeLetters(text)), keepsNumbers: true },
    "without white space, with escaped non-ASCII letters and with escaped slashes",
  ],
  ["escapes with capital digits", { toText: capitalize }, "with capital digits"],
  ["sorted, without white space", { isSorted: true }, "without white space"],
  ["white space after commas only", { comma: ", " }, "with only a space after each comma"],
  ["nulls dropped", { hasNulls: false }, "The result depends on the layout of the JSON"],
  ["as JavaScript", {}, "JavaScript's JSON.stringify does"],
  ["as Python, compact, in UTF-8", { keepsNumbers: true }, "Python's json.dumps with separators"],
  ["as Go", { toText: escapeMarkup, isSorted: true }, "Go's json.Marshal"],
];

function verifying(textOf: (body: string) => string): Partial<Steps> {
  return {
    verify: ({ request, body }) =>
      isSigned(textOf(body.toString()), request.headers["x-voucherify-signature"]),
  };
}

/** Refuses with 403 in front of a sound receiver, and reads the rest. */
function gateway(isRefused: (body: string, contentType: string) => boolean): Partial<Steps> {
  return {
    verify: (received) => {
      const { headers } = received.request;
      if (isRefused(received.body.toString(), `${headers["content-type"]}`)) return false;
      return soundSteps.verify(received);
    },
    answer: (response, status) => soundSteps.answer(response, status === 401 ? 403 : status),
  };
}

/** Receivers that verify re-serialized JSON, and others that refuse the same deliveries. */
export const rewritingFaults: readonly Fault[] = [
  ...ways.map(([name, way, words]) => ({
    name: `re-serializes JSON: ${name}`,
    steps: verifying((body) => rewrite(body, way)),
    findings: [bytesDecide],
    words: [words],
  })),
  {
    name: "re-serializes JSON and answers 500 to what is not signed",
    steps: {
      ...verifying((body) => rewrite(body, { comma: ", " })),
      answer: (response, status) => soundSteps.answer(response, status === 401 ? 500 : status),
    },
    findings: [bytesDecide, "server_error"],
  },
  {
    name: "a gateway refuses large bodies as it refuses forgeries",
    steps: gateway((body) => body.length > 50_000),
    findings: ["an order with many items"],
  },
  {
    name: "a gateway refuses bodies beyond 500 bytes",
    steps: gateway((body) => body.length > 500),
    findings: ["body_too_large"],
  },
  {
    name: "a gateway refuses all bodies but an empty object",
    steps: gateway((body) => body.length > 100),
    findings: ["signature_refused"],
  },
  {
    name: "a gateway refuses a content type with a charset",
    steps: gateway((_, contentType) => contentType.includes("charset")),
    findings: ["content type with charset"],
  },
  {
    name: "a gateway refuses everything",
    steps: gateway(() => true),
    findings: ["signature_refused"],
  },
];
