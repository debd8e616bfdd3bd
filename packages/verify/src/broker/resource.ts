import type { JsonObject } from "../json/json.ts";
import type { BrokerCredentials } from "./credentials.ts";

/** A broker to ask. */
export interface BrokerConnection {
  readonly base: URL;
  readonly credentials: BrokerCredentials | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Time for one answer as a whole. Default 30 seconds. */
  readonly timeoutMs?: number;
}

/** A resource of a broker: its text, and what it says. */
export interface Resource {
  readonly url: URL;
  readonly text: string;
  readonly json: JsonObject;
}
