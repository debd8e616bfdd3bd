import type { IncomingMessage } from "node:http";
import { codeOf } from "../system-error.ts";
import { openRequest } from "./open-request.ts";

/** One request for a text. */
export interface TextRequest {
  readonly url: URL;
  /** Default GET. */
  readonly method?: "GET" | "POST" | undefined;
  /** Media type that is asked for. */
  readonly accept: string;
  /** More headers: names and values in turn. */
  readonly headers?: readonly string[] | undefined;
  /** A body and its media type. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  /** A text with more characters than this is not read to its end. */
  readonly mostCharacters: number;
  /** Time for the text as a whole. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer whose text was read to its end, whatever its status is, or the reason why there is none. */
export type TextAnswer =
  | { readonly kind: "text"; readonly status: number; readonly text: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "timeout" }
  | { readonly kind: "broken"; readonly code: string };

/** Asks for a text, as directly as a delivery is sent: no redirect, no proxy, no kept connection. */
export function readText(asked: TextRequest): Promise<TextAnswer> {
  const { url, signal, method = "GET", timeoutMs, mostCharacters } = asked;
  const body = asked.body && Buffer.from(asked.body.text);
  return new Promise((resolve) => {
    const request = openRequest(method, { url, signal, headers: headersOfText(asked, body) });
    const settle = (answer: TextAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    // For the text as a whole: a server that sends a byte now and then is never idle.
    const timer = setTimeout(() => settle({ kind: "timeout" }), timeoutMs);
    const fail = (error: unknown): void => settle({ kind: "broken", code: codeOf(error) });
    request.on("error", fail);
    request.on("response", (response) => {
      collect(response, mostCharacters).then(settle, fail);
    });
    request.end(body);
  });
}

function headersOfText(asked: TextRequest, body: Buffer | undefined): readonly string[] {
  const { accept, headers = [] } = asked;
  const type = asked.body?.type ?? "";
  const framed = body && ["content-type", type, "content-length", String(body.byteLength)];
  return ["accept", accept, ...headers, ...(framed ?? [])];
}

async function collect(response: IncomingMessage, mostCharacters: number): Promise<TextAnswer> {
  let text = "";
  response.setEncoding("utf8");
  for await (const chunk of response) {
    text += chunk;
    if (text.length > mostCharacters) return { kind: "too-large" };
  }
  return { kind: "text", status: response.statusCode ?? 0, text };
}
