/** The parts of a response that the client needs. */
export interface Response {
  readonly status: number;
  /** True if the server closes the connection after the response. */
  readonly isLast: boolean;
}

const endOfHead = "\r\n\r\n";

/** Reads a whole response. Returns undefined while some of it is missing. */
export function readResponse(text: string): Response | undefined {
  const head = text.indexOf(endOfHead);
  if (head < 0) return undefined;
  const [, length = "0"] = /\r\ncontent-length: (\d+)/i.exec(text) ?? [];
  if (text.length < head + endOfHead.length + Number(length)) return undefined;
  const status = Number(text.slice("HTTP/1.1 ".length, "HTTP/1.1 202".length));
  return { status, isLast: /\r\nconnection: close/i.test(text) };
}
