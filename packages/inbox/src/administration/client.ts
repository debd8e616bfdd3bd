import { lstatSync, statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { InboxError } from "../errors.ts";
import type { Administration } from "./administration.ts";
import { maxAnswerBytes, protocolRoot } from "./protocol.ts";
import { hasListeners, isSocketPath, shorten, socketPathOf } from "./socket-path.ts";

/** The time in ms for which a command waits for an answer. A purge by customer reads every body. */
const patienceMs = 10 * 60_000;

/** Finds the server that holds a file. Resolves to undefined if none listens next to it. */
export async function findServer(file: string): Promise<Administration | undefined> {
  const path = socketPathOf(file);
  if (!hasListeners || !isSocketPath(path) || !(await isListening(file, path))) return undefined;
  const ask = async (name: string, parameters: object = {}) =>
    JSON.parse((await post(path, name, parameters)).toString("utf8"));
  return {
    isServed: true,
    list: (filter) => ask("list", { filter }),
    readBody: (key) => post(path, "body", { key }).catch(undefinedIfGone),
    replay: (filter, options) => ask("replay", { filter, options }),
    purge: (filter, options) => ask("purge", { filter, options }),
    stats: () => ask("stats"),
    close: async () => {},
  };
}

async function isListening(file: string, path: string): Promise<boolean> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there?.isSocket()) return false;
  // In a folder that others write to, a socket of theirs would get the commands and invent answers.
  if (there.uid !== statSync(file).uid) throw toForeignError(path);
  const code = await tryToConnect(shorten(path));
  if (code === undefined) return true;
  if (gone.includes(code)) return false;
  throw toClosedError(path, code);
}

/** Codes of a socket that a killed server left, or whose server just ended. */
const gone: readonly string[] = ["ECONNREFUSED", "ENOENT"];

/** Resolves to the system's code if the socket cannot be opened. */
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

/** The answer that there is nothing under a key. */
class GoneError extends Error {}

function undefinedIfGone(error: unknown): undefined {
  if (!(error instanceof GoneError)) throw error;
}

async function post(path: string, name: string, parameters: object): Promise<Buffer> {
  const response = await send(path, name, JSON.stringify(parameters)).catch((error) => {
    throw toServerError(path, "an answer", codeOf(error));
  });
  const body = await collect(path, response);
  if (response.statusCode === 200) return body;
  if (response.statusCode === 410) throw new GoneError();
  throw toRefusal(path, response, body);
}

function send(path: string, name: string, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({
      socketPath: shorten(path),
      path: `${protocolRoot}/${name}`,
      method: "POST",
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
    });
    sent.on("response", resolve).on("error", reject).end(body);
  });
}

async function collect(path: string, response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > maxAnswerBytes) throw new Error("more");
      chunks.push(chunk);
    }
  } catch (error) {
    throw toServerError(path, `a whole answer of at most ${maxAnswerBytes} bytes`, codeOf(error));
  }
  return Buffer.concat(chunks);
}

function toRefusal(path: string, { statusCode }: IncomingMessage, body: Buffer): InboxError {
  if (statusCode === 404) return toVersionError(path);
  const found = statusCode === 503 ? "one that is ending" : `a failure: ${readMessage(body)}`;
  return toServerError(path, "a server that does it", found);
}

function toVersionError(path: string): InboxError {
  return new InboxError("administration_failed", {
    place: path,
    expected: "a server of the same version as this command",
    found: "one that does not know this command",
    fix: "Use the version of the server.",
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
  const fix = "Look at what the server prints, or try again.";
  return new InboxError("administration_failed", { place, expected, found, fix });
}

function toClosedError(path: string, code: string): InboxError {
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a socket that this user may open",
    found: code,
    fix: "Run the command as the user of the server.",
  });
}

function toForeignError(path: string): InboxError {
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a socket of the user who owns the inbox",
    found: "another user's",
    fix: "Remove it, and keep the inbox in a folder that only its user writes to.",
  });
}
