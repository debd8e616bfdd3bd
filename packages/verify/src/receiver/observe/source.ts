import type { ObservationSource } from "../../observation/observation.ts";
import type { RunSettings } from "../options.ts";

/** Source of the observation document of a run. Undefined if it has none. */
export function toObservationSource(settings: RunSettings): ObservationSource | undefined {
  const { observe, headers, timeoutMs, signal } = settings;
  return observe && { url: observe, headers, timeoutMs, signal };
}
