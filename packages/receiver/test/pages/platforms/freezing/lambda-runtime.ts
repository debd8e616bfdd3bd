import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { freeze } from "./freeze.ts";

// The runtime of a Lambda: `node lambda-runtime.ts <module>` imports the module, and then asks the Runtime API of its
// platform for one event after another. It is frozen as soon as it has handed over a result.

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  /** Runs once the request is handed over to the operating system. */
  readonly onSent?: () => void;
}

const [, , path = ""] = process.argv;
const { handler } = await import(pathToFileURL(path).href);
const origin = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/`;
// One connection for all calls: what opens another one before it is frozen has time for other work.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

for (;;) {
  const next = await call({ method: "GET", path: "next" });
  const awsRequestId = next.headers["lambda-runtime-aws-request-id"];
  const result = await handler(JSON.parse(await text(next)), { awsRequestId });
  const body = JSON.stringify(result ?? null);
  const answered = { method: "POST", path: `${awsRequestId}/response`, body, onSent: freeze };
  await text(await call(answered));
}

async function call({ method, path: last, body, onSent }: Call): Promise<IncomingMessage> {
  const calling = request(new URL(last, origin), { method, agent });
  if (onSent) calling.once("finish", onSent);
  calling.end(body);
  const [response] = await once(calling, "response");
  return response;
}
