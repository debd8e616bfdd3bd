import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The process of a function: `node invoke.ts <module>` imports it, as a platform does, and takes its requests as messages. The
// answer lists the lines printed until then: what is printed later, a frozen process does not print.

/** A request for a function of one of the shapes. */
export type Invocation =
  | { readonly kind: "event"; readonly event: object }
  | { readonly kind: "route"; readonly url: string; readonly init: RequestMessage };

interface RequestMessage {
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** The answer of a function, and the lines that were printed until the platform froze it. */
export interface Invoked {
  readonly result: { readonly [key: string]: unknown };
  readonly printed: readonly string[];
}

const printed: string[] = [];
console.log = (line: string) => void printed.push(line);

const [, , path = ""] = process.argv;
const module = await import(pathToFileURL(path).href);

process.on("message", async (invocation: Invocation) => {
  const result = await invoke(invocation);
  process.send?.({ result, printed: printed.splice(0) });
});
process.send?.("ready");

async function invoke(invocation: Invocation): Promise<object> {
  if (invocation.kind === "event") return module.handler(invocation.event);
  const { url, init } = invocation;
  const response: Response = await module.POST(new Request(url, init));
  const body = await response.text();
  const { tasks } = await import(createRequire(path).resolve("next/server"));
  for (const task of tasks.splice(0)) await task();
  return { statusCode: response.status, body };
}
