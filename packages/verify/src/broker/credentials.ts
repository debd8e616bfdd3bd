import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { hideSecrets, placeholder } from "../text/hide-secrets.ts";

/** Credentials of a broker: a user with a password, or a token. Neither is ever printed or saved. */
export type BrokerCredentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "token"; readonly token: string };

/** The environment variables that Pact's clients read credentials from. */
export const credentialVariables = {
  username: "PACT_BROKER_USERNAME",
  password: "PACT_BROKER_PASSWORD",
  token: "PACT_BROKER_TOKEN",
} as const;

/**
 * Reads credentials from {@link credentialVariables}. A variable that is empty counts as not set, since a secret
 * that a CI job may not see is. Throws if both kinds are there, or half of one.
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

/** Gives the value of the header `Authorization`. Throws if no header can hold it. */
export function toAuthorization(credentials: BrokerCredentials): string {
  if (credentials.kind === "token") return `Bearer ${checkToken(credentials.token)}`;
  const { username, password } = credentials;
  if (username.includes(":")) {
    throw invalid({
      place: credentialVariables.username,
      expected: "a name without a colon",
      found: "one with a colon",
      fix: "Correct the variable: a colon ends the user's name in the header.",
    });
  }
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** Gives the same credentials as variables, for a program of Pact. */
export function toVariables(credentials: BrokerCredentials | undefined): {
  readonly [name: string]: string;
} {
  if (credentials === undefined) return {};
  const { username, password, token } = credentialVariables;
  return credentials.kind === "token"
    ? { [token]: credentials.token }
    : { [username]: credentials.username, [password]: credentials.password };
}

/** A text of a broker or of Pact's program without the secrets that it may repeat. Hidden twice, it stays as it is. */
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
  // Of the value itself nothing is said.
  throw invalid({
    place: credentialVariables.token,
    expected: "a token of visible ASCII characters",
    found: "another one",
    fix: "Correct the value of the variable, for example a line end behind it.",
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
    expected: `the ${isUser ? "user of the password" : "password of the user"} in this environment variable`,
    found: "none",
    fix: "Set both, or none.",
  });
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}
