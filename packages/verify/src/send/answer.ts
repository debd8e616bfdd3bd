import { STATUS_CODES } from "node:http";
import { gunzipSync, inflateSync, constants as zlib } from "node:zlib";
import type { Answer, AnswerStart } from "../http/answer.ts";
import { hideSecrets } from "../text/hide-secrets.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { SentAnswer } from "./send-report.ts";

/** Number of bytes of an answer's body that are read for its first line. */
export const answerBytes = 4_096;

/** Facts with which an answer is described. */
export interface AnswerContext {
  /** Texts that are left out where the answer repeats one. */
  readonly secrets: readonly string[];
  /** Time that it had. */
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
  return { status: null, reason: `the connection ended without an answer (${code})`, ms, text: "" };
}

const tooLate = "no complete answer within";

/** True of an answer that was not complete in time. */
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

/** The text behind a content coding, as far as the start of the body goes. */
function decode({ encoding, bytes }: AnswerStart): Buffer {
  // A start is no whole document of its coding, and must not grow without end.
  const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 100 * answerBytes };
  try {
    if (encoding === "gzip") return gunzipSync(bytes, options);
    return encoding === "deflate" ? inflateSync(bytes, options) : bytes;
  } catch {
    return Buffer.from(`(a body in the coding ${encoding})`);
  }
}
