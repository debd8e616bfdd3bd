import { statSync, writeSync } from "node:fs";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Handlers, ReceiverError, type ReceiverErrorDetails } from "@order-webhooks/receiver";
import { toPrintable } from "@order-webhooks/receiver/command";
import type { Terminal } from "./terminal.ts";

/** Maximum time in ms to load a module. */
const loadMs = 30_000;

/** Time in ms after which a line reports that the module is still loading. */
const noticeMs = 2_000;

/**
 * Loads the handlers from a module's default export. The receiver checks their types.
 *
 * @throws ReceiverError `handlers_invalid` if the module does not exist, does not load or has no default export
 */
export async function loadHandlers(file: string, { warn }: Terminal): Promise<Handlers> {
  assertModule(file);
  const refuseExit = () => refuseToEnd(file);
  const notice = setTimeout(() => warn(`Loading ${JSON.stringify(file)} ...`), noticeMs);
  process.once("exit", refuseExit);
  const module = await load(file)
    .catch((error) => {
      throw toLoadError(file, describeError(error), error);
    })
    .finally(() => {
      clearTimeout(notice);
      process.off("exit", refuseExit);
    });
  const exported: unknown = Reflect.get(module, "default");
  if (exported === undefined || exported === null) throw toExportError(file, exported);
  // A cast is safe here, because the receiver checks its handlers.
  return exported as Handlers;
}

/** Reports that a module ended the process while it loaded. It writes synchronously, because the process is ending. */
function refuseToEnd(file: string): void {
  const fix = "Remove `process.exit` from the module.";
  const error = toHandlersError(file, {
    expected: "a module that loads",
    found: "one that ends the process",
    fix,
  });
  process.exitCode = 2;
  writeSync(process.stderr.fd, `${error.message}\n`);
}

function toExportError(file: string, exported: undefined | null): ReceiverError {
  const fix = "Write `export default` before the handlers.";
  const found = exported === null ? "null" : "none";
  return toHandlersError(file, { expected: "handlers as the default export", found, fix });
}

function assertModule(file: string): void {
  const found = findFault(file);
  if (found === undefined) return;
  const fix = "Pass the path of a .js, .mjs, .cjs or .ts file.";
  throw toHandlersError(file, { expected: "a readable module", found, fix });
}

function findFault(file: string): string | undefined {
  try {
    if (!statSync(file).isFile()) return "a path that is not a file";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
    return code === "ENOENT" ? "no file" : code;
  }
  const extension = extname(file);
  if (!extensions.test(extension)) return extension === "" ? "no extension" : extension;
  return extension.endsWith("ts") && !process.features.typescript
    ? "TypeScript, and this Node.js does not strip types"
    : undefined;
}

const extensions = /^\.[cm]?[jt]s$/;

async function load(file: string): Promise<object> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // The timer also keeps the process alive for a module whose top-level await never ends.
    timer = setTimeout(() => reject(new Error(`not loaded after ${loadMs / 1_000} s`)), loadMs);
  });
  const loaded = import(pathToFileURL(resolve(file)).href);
  return Promise.race([loaded, late]).finally(() => clearTimeout(timer));
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return "a thrown value that is not an error";
  const [line = ""] = error.message.split("\n");
  return toPrintable(`${error.name}: ${line}`.replace(/\.$/, ""), 300);
}

function toLoadError(file: string, found: string, cause: unknown): ReceiverError {
  const fix = "Run the module with `node` to see the place of the error.";
  return toHandlersError(file, { expected: "a module that loads", found, fix, cause });
}

function toHandlersError(
  file: string,
  details: Omit<ReceiverErrorDetails, "place">,
): ReceiverError {
  const place = `--handlers ${JSON.stringify(file)}`;
  return new ReceiverError("handlers_invalid", { place, ...details });
}
