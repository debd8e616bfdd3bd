import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { hideSecrets, placeholder } from "../text/hide-secrets.ts";

/** Credentials of a broker: a user with a password, or a token. They are never printed or saved. */
export type BrokerCredentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "token"; readonly token: string };

/** Environment variables that Pact's clients read credentials from. */
export const credentialVariables = {
  username: "PACT_BROKER_USERNAME",
  password: "PACT_BROKER_PASSWORD",
  token: "PACT_BROKER_TOKEN",
} as const;

/**
 * Reads credentials from {@link credentialVariables}. An empty variable counts as unset, because CI
 * services set a secret that a job may not read to an empty string. Throws if both kinds are set,
 * or if a user or password is missing.
 */
export function readBrokerCredentials(env: {
  readonly [name: string]: string | undefined;
}): BrokerCredentials | undefined {
  const username = env[credentialVariables.username] ?? "";
  const password = env[credentialVariables.password] ?? "";
  const token = env[credentialVariables.token] ?? "";
  if (token !== "" && (username !== "" || password !== "")) throw bothKinds();
  if (token !== "") return { kind: "token", token };
  if (username === "" && password === "") return undefined;
  if (username === "" || password === "") throw oneMissing(username === "");
  return { kind: "basic", username, password };
}

/**
 * Returns the value of the `Authorization` header. Throws if the credentials are no valid header
 * value.
 */
export function toAuthorization(credentials: BrokerCredentials): string {
  if (credentials.kind === "token") return `Bearer ${checkToken(credentials.token)}`;
  const { username, password } = credentials;
  if (username.includes(":")) {
    throw invalid({
      place: credentialVariables.username,
      expected: "a user name without a colon",
      found: "one with a colon",
      fix: "Correct the variable. In the header, a colon ends the user name.",
    });
  }
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** Returns the credentials as environment variables for a program of Pact. */
export function toVariables(credentials: BrokerCredentials | undefined): {
  readonly [name: string]: string;
} {
  if (credentials === undefined) return {};
  const { username, password, token } = credentialVariables;
  return credentials.kind === "token"
    ? { [token]: credentials.token }
    : { [username]: credentials.username, [password]: credentials.password };
}

/**
 * Hides secrets in a text from a broker or from Pact's program. Applying it twice changes nothing
 * more.
 */
export function hideCredentials(text: string, credentials: BrokerCredentials | undefined): string {
  const secrets = credentials === undefined ? [] : secretsOf(credentials);
  const distinct = secrets.filter((secret) => !placeholder.includes(secret));
  return hideSecrets(text, distinct);
}

function secretsOf(credentials: BrokerCredentials): readonly string[] {
  if (credentials.kind === "token") return [credentials.token];
  const { username, password } = credentials;
  const both = `${username}:${password}`;
  return [both, Buffer.from(both).toString("base64"), password];
}

function checkToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  // The error does not show the value.
  throw invalid({
    place: credentialVariables.token,
    expected: "a token of visible ASCII characters",
    found: "another one",
    fix: "Correct the value of the variable. Check for a line break at its end.",
  });
}

function bothKinds(): VerifyError {
  const { username, token } = credentialVariables;
  return invalid({
    place: token,
    expected: "one kind of credentials",
    found: "a token, and a user or password",
    fix: `Unset ${token}, or ${username} and its password.`,
  });
}

function oneMissing(isUser: boolean): VerifyError {
  const { username, password } = credentialVariables;
  return invalid({
    place: isUser ? username : password,
    expected: `the ${isUser ? "user for the password" : "password for the user"} in this environment variable`,
    found: "none",
    fix: "Set both, or neither.",
  });
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}
