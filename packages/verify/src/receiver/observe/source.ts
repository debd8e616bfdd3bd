import type { ObservationSource } from "../../observation/observation.ts";
import { secretsOf } from "../../options/secrets.ts";
import type { RunSettings } from "../options.ts";

/** Returns the source of the observation document of a run. Undefined if there is none. */
export function toObservationSource(settings: RunSettings): ObservationSource | undefined {
  const { url, rawUrls, observe, secret, headers, timeoutMs, signal } = settings;
  if (observe === undefined) return undefined;
  const secrets = secretsOf({ secret, headers, urls: [url, ...rawUrls.values(), observe] });
  return { url: observe, headers, secrets, timeoutMs, signal };
}
