import { VerifyError } from "../errors.ts";

/** What a broker asks for: a user with a password, or a token. Neither is ever printed or saved. */
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
  if (username === "") throw missing(credentialVariables.username, "the user of the password");
  if (password === "") throw missing(credentialVariables.password, "the password of the user");
  return { kind: "basic", username, password };
}

/** Gives the value of the header `Authorization`. Throws if no header can hold it. */
export function toAuthorization(credentials: BrokerCredentials): string {
  if (credentials.kind === "token") return `Bearer ${checkToken(credentials.token)}`;
  const { username, password } = credentials;
  if (username.includes(":")) {
    const fix = "Correct the variable: a colon ends the user's name in the header.";
    throw invalid(credentialVariables.username, "a name without a colon", "one with a colon", fix);
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

/** A text of a broker or of Pact's program without the secrets that it may repeat. */
export function hideCredentials(text: string, credentials: BrokerCredentials | undefined): string {
  if (credentials === undefined) return text;
  const secret = credentials.kind === "token" ? credentials.token : credentials.password;
  const encoded = toAuthorization(credentials).split(" ").slice(1).join(" ");
  const secrets = [encoded, secret, encodeURIComponent(secret)].filter((one) => one !== "");
  return secrets.reduce((hidden, one) => hidden.replaceAll(one, "..."), text);
}

function checkToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  // Of the value itself nothing is said.
  const fix = "Correct the value of the variable, for example a line end behind it.";
  throw invalid(
    credentialVariables.token,
    "a token of visible ASCII characters",
    "another one",
    fix,
  );
}

function bothKinds(): VerifyError {
  const { username, token } = credentialVariables;
  const fix = `Unset ${token}, or ${username} and its password.`;
  return invalid(token, "one kind of credentials", "a token, and a user or password", fix);
}

function missing(variable: string, expected: string): VerifyError {
  return invalid(
    variable,
    `${expected} in this environment variable`,
    "none",
    "Set both, or none.",
  );
}

function invalid(place: string, expected: string, found: string, fix: string): VerifyError {
  return new VerifyError("option_invalid", { place, expected, found, fix });
}
