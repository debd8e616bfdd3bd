/**
 * A text of others without the secrets that it may repeat: as they are, percent-encoded, in Base64, or as a JSON
 * text has them. Each becomes `...`.
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret !== "").flatMap(formsOf);
  if (forms.length === 0) return text;
  // The longest first: one may be a part of another. All at once, for what stands in its place is no text of others.
  const longestFirst = forms.toSorted((one, other) => other.length - one.length);
  return text.replace(new RegExp(longestFirst.map(escapePattern).join("|"), "g"), "...");
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  // Of the bytes: half a character has no encoding.
  const encoded = encodeURIComponent(bytes.toString());
  const base64 = bytes.toString("base64");
  return [
    secret,
    encoded,
    encoded.replaceAll("%20", "+"),
    ...[base64, base64.replace(/=+$/, ""), bytes.toString("base64url")],
    JSON.stringify(secret).slice(1, -1),
  ];
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
