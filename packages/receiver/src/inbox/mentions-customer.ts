/**
 * Checks whether a body names a customer: as a text or a number anywhere in its JSON. A body that is no JSON names
 * one whose id stands in its bytes and is no part of a longer word.
 *
 * @param id an id of the customer, the vendor's or the owner's
 */
export function mentionsCustomer(body: Uint8Array, id: string): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (id === "" || !mayMention(bytes, id)) return false;
  const text = bytes.toString("utf8");
  try {
    return hasValue(JSON.parse(text), id) || (isInexact(id) && hasWord(text, id));
  } catch {
    return hasWord(text, id);
  }
}

/** Checks for digits of which `JSON.parse` makes another number. Only the text has them. */
function isInexact(id: string): boolean {
  return /^\d+$/.test(id) && !Number.isSafeInteger(Number(id));
}

/**
 * Rules out most bodies without the cost of parsing them. JSON spells a text in other characters only with a backslash,
 * and another spelling is there only for an id that is a number.
 */
function mayMention(bytes: Buffer, id: string): boolean {
  return bytes.includes(id) || bytes.includes("\\") || !Number.isNaN(Number(id));
}

/** Walks without recursion: a body may be as deep as its sender likes. */
function hasValue(json: unknown, id: string): boolean {
  const waiting: unknown[] = [json];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value === id || (typeof value === "number" && String(value) === id)) return true;
    if (typeof value === "object")
      for (const inner of Object.values(value ?? {})) waiting.push(inner);
  }
  return false;
}

function hasWord(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + id.length] ?? "";
    if (!isWordPart(before) && !isWordPart(after)) return true;
  }
  return false;
}

function isWordPart(character: string): boolean {
  return /^[\p{L}\p{N}_-]$/u.test(character);
}
