import { type Exchange, startLoopbackServer } from "../../http/loopback-server.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, valueAt } from "../../json/json.ts";

/** Provider state as Pact's verifier requests it. */
export interface ProviderState {
  readonly name: string;
  readonly params: JsonObject;
}

/**
 * Callbacks of a message provider. Both may throw, and Pact ignores some of these errors. Check
 * {@link RunningProvider.faults} before you trust a verdict.
 */
export interface MessageProvider {
  /** Prepares for a state. */
  readonly prepare: (state: ProviderState) => void;
  /** Returns the text of the message for a state. */
  readonly produce: (state: ProviderState) => string;
}

/** Provider that listens on a loopback URL. */
export interface RunningProvider {
  readonly origin: URL;
  readonly stateUrl: URL;
  /** Messages of the errors so far. */
  readonly faults: readonly string[];
  /** Number of successful requests for each message, by the description of its interaction. */
  readonly produced: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/**
 * Serves a provider in the protocol of Pact's verifier. A state is POSTed to `/state` as `{ action,
 * state, params }`. A message is requested by POST to `/` with `{ description, providerStates }`.
 */
export async function startMessageProvider(provider: MessageProvider): Promise<RunningProvider> {
  const faults: string[] = [];
  const produced = new Map<string, number>();
  const { origin, close } = await startLoopbackServer({
    answer: (exchange) => answer(exchange, { provider, produced }),
    fail: (error, response) => {
      faults.push(error instanceof Error ? error.message : String(error));
      // Not 500, because Pact repeats such a failed state change eight times, for two minutes.
      response.writeHead(400, { "content-type": "text/plain" }).end("the provider failed");
    },
  });
  return { origin, stateUrl: new URL("/state", origin), faults, produced, close };
}

interface Produced {
  readonly provider: MessageProvider;
  readonly produced: Map<string, number>;
}

function answer({ request, response, body }: Exchange, { provider, produced }: Produced): void {
  const asked: Json = JSON.parse(body.toString("utf8"));
  if (request.url === "/state") {
    provider.prepare({ name: textOf(asked, "state"), params: paramsOf(asked) });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
    return;
  }
  const description = textOf(asked, "description");
  const text = provider.produce(theOneState(asked, description));
  produced.set(description, (produced.get(description) ?? 0) + 1);
  response.writeHead(200, messageHeaders).end(text);
}

const messageHeaders = {
  "content-type": "application/json",
  "pact-message-metadata": Buffer.from('{"contentType":"application/json"}').toString("base64"),
};

function theOneState(asked: Json, description: string): ProviderState {
  const states = valueAt(asked, "providerStates");
  const [state, ...more] = isJsonArray(states) ? states : [];
  if (state === undefined) throw new Error(`"${description}" has no provider state`);
  if (more.length > 0) throw new Error(`"${description}" has more than one provider state`);
  return { name: textOf(state, "name"), params: paramsOf(state) };
}

function textOf(value: Json, key: string): string {
  const text = valueAt(value, key);
  return typeof text === "string" ? text : "";
}

function paramsOf(value: Json): JsonObject {
  const params = valueAt(value, "params");
  return isJsonObject(params) ? params : {};
}
