import { statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { InboxError } from "../errors.ts";
import { isForbidden, toForbiddenError } from "./access.ts";
import type { Administration } from "./administration.ts";
import { lookAt } from "./private-socket.ts";
import { maxAnswerBytes, protocolRoot } from "./protocol.ts";
import { hasListeners, isSocketPath, shorten, socketPathOf } from "./socket-path.ts";

/** Time limits of a command that waits for a server or a database. */
export interface Patience {
  /** Time in ms after which `onWait` notifies the user. */
  readonly noticeMs: number;
  readonly onWait: () => void;
  /** Maximum time in ms without a byte of an answer. */
  readonly readMs: number;
  /**
   * Maximum time in ms without a byte of an answer to a change or a search for a customer. The server may have to read
   * every body first.
   */
  readonly searchMs: number;
}

/** Time limits by default. */
export const defaultPatience: Patience = {
  noticeMs: 2_000,
  onWait: () => {},
  readMs: 30_000,
  searchMs: 5 * 60_000,
};

/**
 * Finds the server that has a file open. Resolves to undefined if no server listens on the socket next to the file.
 *
 * @throws InboxError if this user may not use the socket, if the owners of socket and file differ, or if connecting
 * fails
 */
export async function findServer(
  file: string,
  patience: Partial<Patience> = {},
): Promise<Administration | undefined> {
  const path = socketPathOf(file);
  if (!hasListeners || !isSocketPath(path) || !(await isListening(file, path))) return undefined;
  const { onWait, noticeMs, readMs, searchMs } = { ...defaultPatience, ...patience };
  const isNoticed = { value: false };
  const notice = () => {
    if (!isNoticed.value) onWait();
    isNoticed.value = true;
  };
  const post = async (name: string, parameters: object, limitMs: number) => {
    const timer = setTimeout(notice, noticeMs);
    const question = { path, name, body: JSON.stringify(parameters), limitMs };
    return exchange(question).finally(() => clearTimeout(timer));
  };
  const ask = async (name: string, parameters: object = {}, limitMs = readMs) =>
    JSON.parse((await post(name, parameters, limitMs)).toString("utf8"));
  return {
    isServed: true,
    isShared: false,
    list: (filter) => ask("list", { filter }, filter.customer === undefined ? readMs : searchMs),
    readBody: (key) => post("body", { key }, readMs).catch(undefinedIfGone),
    replay: (filter, options) => ask("replay", { filter, options }, searchMs),
    purge: (filter, options) => ask("purge", { filter, options }, searchMs),
    stats: () => ask("stats"),
    close: async () => {},
  };
}

async function isListening(file: string, path: string): Promise<boolean> {
  const there = lookAt(path);
  if (!there?.isSocket()) return false;
  // If other users can write to the folder, one of them could put a socket there, get the commands and send false
  // answers.
  if (there.uid !== statSync(file).uid) throw toForeignError(path);
  const code = await tryToConnect(shorten(path));
  if (code === undefined) return true;
  if (gone.includes(code)) return false;
  if (isForbidden(code)) throw toForbiddenError(path);
  throw toServerError(path, "a server that accepts a connection", code);
}

/** Error codes of a socket whose server was killed or has just ended. */
const gone: readonly string[] = ["ECONNREFUSED", "ENOENT"];

/** Opens the socket. Resolves to the system's error code if that fails, or to undefined. */
function tryToConnect(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.on("error", (error) => resolve(codeOf(error)));
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** Answer of the server that there is no body for a key. */
class GoneError extends Error {}

function undefinedIfGone(error: unknown): undefined {
  if (!(error instanceof GoneError)) throw error;
}

/** A question to a server. */
interface Question {
  readonly path: string;
  readonly name: string;
  readonly body: string;
  /** Maximum time in ms without a byte of the answer. */
  readonly limitMs: number;
}

/** Error for a server that sent nothing for too long. */
class SilenceError extends Error {}

async function exchange(question: Question): Promise<Buffer> {
  const { path } = question;
  const response = await send(question).catch((error) => {
    if (error instanceof SilenceError) throw toSilenceError(question);
    throw toServerError(path, "an answer", codeOf(error));
  });
  const body = await collect(question, response);
  if (response.statusCode === 200) return body;
  if (response.statusCode === 410) throw new GoneError();
  throw toRefusal(path, response, body);
}

function send({ path, name, body, limitMs }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({
      socketPath: shorten(path),
      path: `${protocolRoot}/${name}`,
      method: "POST",
      agent: false,
      timeout: limitMs,
    });
    let silent: { destroy(error: Error): unknown } = sent;
    sent.on("timeout", () => silent.destroy(new SilenceError()));
    sent.on("response", (response) => {
      silent = response;
      resolve(response);
    });
    sent.on("error", reject).end(body);
  });
}

async function collect(question: Question, response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > maxAnswerBytes) throw new Error("more");
      chunks.push(chunk);
    }
  } catch (error) {
    const { path } = question;
    if (error instanceof SilenceError) throw toSilenceError(question);
    throw toServerError(
      path,
      `a complete answer of at most ${maxAnswerBytes} bytes`,
      codeOf(error),
    );
  }
  return Buffer.concat(chunks);
}

function toRefusal(path: string, { statusCode }: IncomingMessage, body: Buffer): InboxError {
  if (statusCode === 404) return toVersionError(path);
  const found = statusCode === 503 ? "a server that is ending" : `a failure: ${readMessage(body)}`;
  return toServerError(path, "a server that performs the command", found);
}

function toVersionError(path: string): InboxError {
  return new InboxError("administration_failed", {
    place: path,
    expected: "a server of the same version as this command",
    found: "a server that does not know this command",
    fix: "Run the version of the command that the server has, or restart the server with this version.",
  });
}

function readMessage(body: Buffer): string {
  try {
    const { message }: { readonly message?: unknown } = JSON.parse(body.toString("utf8"));
    return String(message);
  } catch {
    return "without a message";
  }
}

function toServerError(place: string, expected: string, found: string): InboxError {
  const fix = "Check the output of the server, or try again.";
  return new InboxError("administration_failed", { place, expected, found, fix });
}

function toSilenceError({ path, name, limitMs }: Question): InboxError {
  const isChange = name === "replay" || name === "purge";
  return new InboxError("administration_failed", {
    place: path,
    expected: `an answer within ${limitMs / 1_000} s`,
    found: "none",
    fix: `The server is stopped or very busy. Let its process continue, or end it, and try again.${isChange ? " The server may still make the change, so check with `list` first." : ""}`,
  });
}

function toForeignError(path: string): InboxError {
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a socket of the user who owns the inbox",
    found: "a socket of another user",
    fix: "Remove the socket, and keep the inbox in a folder that only its user can write to.",
  });
}
