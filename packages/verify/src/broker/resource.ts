import type { JsonObject } from "../json/json.ts";
import type { BrokerCredentials } from "./credentials.ts";

/** Broker with its credentials. */
export interface BrokerConnection {
  readonly base: URL;
  readonly credentials: BrokerCredentials | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Time limit for one whole answer. Default: 30 seconds. */
  readonly timeoutMs?: number;
}

/** Resource of a broker: its text and its JSON. */
export interface Resource {
  readonly url: URL;
  readonly text: string;
  readonly json: JsonObject;
}
