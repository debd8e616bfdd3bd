import { ReceiverError } from "@order-webhooks/receiver";
import type { Environment, ListenAddress, NamedSecret } from "@order-webhooks/receiver/command";
import { assertElsewhere } from "../../forward/own-address.ts";
import { readTarget } from "../../forward/target.ts";
import { readOnce, toUsageError } from "./usage.ts";

/** The option that names who takes deliveries. */
export const forwardFlags = { forward: { type: "string", multiple: true } } as const;

/** The options that say who takes deliveries. */
export interface TakerValues {
  readonly forward?: readonly string[] | undefined;
  readonly handlers?: readonly string[] | undefined;
}

/** Says where deliveries are handed to. */
export interface ForwardPlan {
  readonly target: URL;
  /** The secret that signs what is handed over. */
  readonly secret: string;
  /** The names of the webhooks' secrets that are the same. */
  readonly sharedWith: readonly string[];
}

/** The rest of the command, which a target and its secret must differ from. */
export interface Surroundings {
  readonly options: ListenAddress & { readonly secrets: readonly NamedSecret[] };
  readonly metricsAddress: ListenAddress | undefined;
}

/** The environment variable with the secret. An argument would show in the list of processes. */
const secretName = "FORWARD_SECRET";

/**
 * Reads where deliveries are handed to. Returns undefined if the command handles them itself.
 *
 * @throws ReceiverError or InboxError for a target or a secret that cannot be, or next to `--handlers`
 */
export function readForward(
  values: TakerValues,
  env: Environment,
  { options, metricsAddress }: Surroundings,
): ForwardPlan | undefined {
  const text = readOnce("--forward", values.forward);
  if (text === undefined) return undefined;
  if (values.handlers !== undefined) {
    const fix = "Leave out one of the two.";
    throw toUsageError("--forward", { expected: "no --handlers next to it", found: "both", fix });
  }
  const target = readTarget(text);
  assertElsewhere(target, options);
  if (metricsAddress) assertElsewhere(target, metricsAddress);
  const secret = readSecret(env);
  const same = options.secrets.filter(({ value }) => value === secret);
  return { target, secret, sharedWith: same.map(({ name }) => name) };
}

function readSecret(env: Environment): string {
  const secret = Object.hasOwn(env, secretName) ? env[secretName] : undefined;
  if (secret?.trim()) return secret;
  throw new ReceiverError(secret === undefined ? "secret_missing" : "secret_blank", {
    place: secretName,
    expected: "the secret that signs what is forwarded, in this environment variable",
    found: secret === undefined ? "nothing" : "a blank one",
    fix: "Set it here, and to the same where the application verifies.",
  });
}
