import { isDeepStrictEqual } from "node:util";
import {
  fromPointer,
  isJsonObject,
  type Json,
  type JsonObject,
  valueAtSteps,
} from "../json/json.ts";
import type { MessageProvider, ProviderState } from "../pacts/engine/message-provider.ts";
import { deliveryState } from "../plan/pact-names.ts";
import type { InteractionReport, PactFinding, PactReport } from "../report/pacts-report.ts";

/** Message that does not satisfy an interaction. */
interface FailingMessage {
  /** Parameters of the interaction's state. */
  readonly params: JsonObject;
  readonly text: string;
}

/**
 * Returns a provider for Pact's verifier. For the state parameters of a failed interaction it
 * answers with a failing message, and otherwise as `provider` does. Without it, Pact's verifier
 * would request one example and record a success for a pact that fails for others.
 */
export function provideFailing(
  provider: MessageProvider,
  pact: Json,
  { interactions }: PactReport,
): MessageProvider {
  const failing = interactions.flatMap((one) => toFailing(provider, pact, one));
  return {
    prepare: provider.prepare,
    produce: (state) =>
      failing.find(({ params }) => isDeepStrictEqual(params, state.params))?.text ??
      provider.produce(state),
  };
}

function toFailing(
  provider: MessageProvider,
  pact: Json,
  { pointer, findings }: InteractionReport,
): readonly FailingMessage[] {
  const [finding] = findings;
  const found = valueAtSteps(pact, [...fromPointer(pointer), "providerStates", 0, "params"]);
  const params = isJsonObject(found) ? found : {};
  const text = finding && textOf(finding, { name: deliveryState, params }, provider);
  return text === undefined ? [] : [{ params, text }];
}

/**
 * Returns the text of a failing message: the smallest payload, or else an example. Undefined if
 * every message fails in this way, because then any message shows the failure.
 */
function textOf(
  { payload, nth, variant, examples: [example] }: PactFinding,
  { name, params }: ProviderState,
  provider: MessageProvider,
): string | undefined {
  if (payload !== null) return JSON.stringify(payload);
  if (nth !== null || example === undefined) return undefined;
  return provider.produce({ name, params: { ...params, ...variant, example } });
}
