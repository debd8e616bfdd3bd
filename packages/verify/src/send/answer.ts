import { STATUS_CODES } from "node:http";
import { gunzipSync, inflateSync, constants as zlib } from "node:zlib";
import type { Answer, AnswerStart } from "../http/answer.ts";
import { hideSecrets } from "../text/hide-secrets.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { SentAnswer } from "./send-report.ts";

/** Maximum number of bytes of an answer's body that are read for its first line. */
export const answerBytes = 4_096;

/** Facts that the description of an answer needs. */
export interface AnswerContext {
  /** Texts that are removed if the answer repeats them. */
  readonly secrets: readonly string[];
  /** Time limit of the answer. */
  readonly timeoutMs: number;
}

/** Describes an answer. */
export function toSentAnswer(answer: Answer, { secrets, timeoutMs }: AnswerContext): SentAnswer {
  const { ms } = answer;
  if (answer.kind === "status") {
    const { status, start } = answer;
    const quote = (text: string): string =>
      toOneLine(hideSecrets(text, secrets), mostOfQuote).trim();
    const reason = quote(start?.reason ?? "") || (STATUS_CODES[status] ?? "");
    return { status, reason, ms, text: quote(firstLineOf(start)) };
  }
  if (answer.kind === "timeout") {
    return { status: null, reason: `${tooLate} ${timeoutMs} ms`, ms, text: "" };
  }
  const code = answer.kind === "skipped" ? "not sent" : answer.code;
  return {
    status: null,
    reason: `the connection closed without an answer (${code})`,
    ms,
    text: "",
  };
}

const tooLate = "no complete answer within";

/** Returns true if an answer was not complete in time. */
export function isTooLate({ status, reason }: SentAnswer): boolean {
  return status === null && reason.startsWith(tooLate);
}

function firstLineOf(start: AnswerStart | undefined): string {
  if (start === undefined) return "";
  const lines = decode(start)
    .toString("utf8")
    .split(/\r\n|\r|\n/);
  return lines.find((line) => line.trim() !== "") ?? "";
}

/** Decodes the content coding, as far as the start of the body allows. */
function decode({ encoding, bytes }: AnswerStart): Buffer {
  // The start of a body is incomplete, and its decoded size must be bounded.
  const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 100 * answerBytes };
  try {
    if (encoding === "gzip") return gunzipSync(bytes, options);
    return encoding === "deflate" ? inflateSync(bytes, options) : bytes;
  } catch {
    return Buffer.from(`(a body with the content coding ${encoding})`);
  }
}
