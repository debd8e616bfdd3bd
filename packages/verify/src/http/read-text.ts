import type { IncomingMessage } from "node:http";
import { codeOf } from "../system-error.ts";
import { openRequest } from "./open-request.ts";

/** Request for a text. */
export interface TextRequest {
  readonly url: URL;
  /** Default: GET. */
  readonly method?: "GET" | "POST" | undefined;
  /** Requested media type. */
  readonly accept: string;
  /** Additional headers as alternating names and values. */
  readonly headers?: readonly string[] | undefined;
  /** Body with its media type. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  /** Maximum number of characters. A longer text is not read to its end. */
  readonly mostCharacters: number;
  /** Time limit for the whole text. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Answer of any status with its complete text, or the reason why there is none. */
export type TextAnswer =
  | { readonly kind: "text"; readonly status: number; readonly text: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "timeout" }
  | { readonly kind: "broken"; readonly code: string };

/** Requests a text directly, as deliveries are sent: no redirect, no proxy, no kept connection. */
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
    // Limits the whole text: a server that sends a byte from time to time is never idle.
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
