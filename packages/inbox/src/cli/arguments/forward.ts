import { ReceiverError } from "@order-webhooks/receiver";
import type { Environment, ListenAddress, NamedSecret } from "@order-webhooks/receiver/command";
import { assertElsewhere } from "../../forward/own-address.ts";
import { readTarget } from "../../forward/target.ts";
import { readText, toUsageError } from "./usage.ts";

/** Option for the target of deliveries. */
export const forwardFlags = { forward: { type: "string" } } as const;

/** Values of the options that select who handles deliveries: an application or a module of handlers. */
export interface TakerValues {
  readonly forward?: string | undefined;
  readonly handlers?: string | undefined;
}

/** Target of deliveries, and the secret for it. */
export interface ForwardPlan {
  readonly target: URL;
  /** Secret that signs forwarded deliveries. */
  readonly secret: string;
  /** Names of the webhook secrets with the same value. */
  readonly sharedWith: readonly string[];
}

/**
 * Addresses and secrets of the command. The target must not be one of these addresses. The secret should not be one of
 * these secrets.
 */
export interface Surroundings {
  readonly options: ListenAddress & { readonly secrets: readonly NamedSecret[] };
  readonly metricsAddress: ListenAddress | undefined;
}

/** Environment variable with the secret. An argument would be visible in the list of processes. */
const secretName = "FORWARD_SECRET";

/**
 * Reads the target of deliveries. Returns undefined if the command does not forward them.
 *
 * @throws ReceiverError or InboxError if the target or the secret is invalid, or if `--handlers` is also set
 */
export function readForward(
  values: TakerValues,
  env: Environment,
  { options, metricsAddress }: Surroundings,
): ForwardPlan | undefined {
  const text = readText("--forward", values.forward);
  if (text === undefined) return undefined;
  if (values.handlers !== undefined) {
    const fix = "Omit one of the two.";
    throw toUsageError("--forward", {
      expected: "no --handlers together with it",
      found: "both",
      fix,
    });
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
    expected: "the secret that signs forwarded deliveries, in this environment variable",
    found: secret === undefined ? "nothing" : "a blank one",
    fix: "Set the same secret here and in the application.",
  });
}
