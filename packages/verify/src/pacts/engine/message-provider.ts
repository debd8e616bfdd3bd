import { type Exchange, startLoopbackServer } from "../../http/loopback-server.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, valueAt } from "../../json/json.ts";

/** A provider state as Pact's verifier asks for it. */
export interface ProviderState {
  readonly name: string;
  readonly params: JsonObject;
}

/**
 * Functions that answer for the provider. Both may throw, and Pact would let some of that pass: ask
 * {@link RunningProvider.faults} before you trust a verdict.
 */
export interface MessageProvider {
  /** Gets ready for a state. */
  readonly prepare: (state: ProviderState) => void;
  /** The text of the message that a state speaks about. */
  readonly produce: (state: ProviderState) => string;
}

/** A provider behind a loopback address. */
export interface RunningProvider {
  readonly origin: URL;
  readonly stateUrl: URL;
  /** Messages of the errors so far. */
  readonly faults: readonly string[];
  /** Numbers of messages that were asked for and given, by the description of their interaction. */
  readonly produced: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/**
 * Serves a provider in the protocol of Pact's verifier: a state is POSTed to `/state` as
 * `{ action, state, params }`, a message is asked for by POST to `/` with `{ description, providerStates }`.
 */
export async function startMessageProvider(provider: MessageProvider): Promise<RunningProvider> {
  const faults: string[] = [];
  const produced = new Map<string, number>();
  const { origin, close } = await startLoopbackServer({
    answer: (exchange) => answer(exchange, { provider, produced }),
    fail: (error, response) => {
      faults.push(error instanceof Error ? error.message : String(error));
      // Not 500: Pact tries a state change that failed so eight times over, for two minutes.
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
