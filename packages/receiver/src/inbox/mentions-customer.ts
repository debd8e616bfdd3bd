/**
 * Minimum length of an id that is probably unique in a body. Values such as `1`, `EUR` and `CREATED` occur in most
 * orders.
 */
const distinctiveLength = 8;

/**
 * Checks that a body contains the id of a customer.
 *
 * - An id of eight or more characters matches any text or number in the JSON, also in a designed payload.
 * - A shorter id matches only where the vendor writes the id of a customer, such as `customer.id`, `customer_id` or
 *   `tracking_id`.
 * - In a body that is not JSON, an id matches if it is not part of a longer word.
 *
 * @param id the vendor's id of the customer, or the owner's (`source_id`). An empty id matches nothing
 */
export function mentionsCustomer(body: Uint8Array, id: string): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (id === "" || !mayMention(bytes, id)) return false;
  const text = bytes.toString("utf8");
  try {
    return hasId(JSON.parse(text), id) || (isInexact(id) && hasWord(text, id));
  } catch {
    return hasWord(text, id);
  }
}

/**
 * Excludes most bodies without parsing them. JSON can spell text differently only with a backslash, and a number in
 * several ways.
 */
function mayMention(bytes: Buffer, id: string): boolean {
  return bytes.includes(id) || bytes.includes("\\") || !Number.isNaN(Number(id));
}

/** Checks for digits that `JSON.parse` may change. Only the text of the body has them unchanged. */
function isInexact(id: string): boolean {
  return /^\d+$/.test(id) && !Number.isSafeInteger(Number(id));
}

/**
 * A value of the JSON, its key, and the key of the object that contains it. The items of a list have the key of the
 * list.
 */
interface Placed {
  readonly value: unknown;
  readonly key: string;
  readonly owner: string;
}

/** Searches without recursion, because a body may be nested to any depth. */
function hasId(json: unknown, id: string): boolean {
  const isAnywhere = id.length >= distinctiveLength;
  const waiting: Placed[] = [{ value: json, key: "", owner: "" }];
  for (let placed = waiting.pop(); placed; placed = waiting.pop()) {
    if (isEqual(placed.value, id) && (isAnywhere || isOfCustomer(placed))) return true;
    for (const inner of innerOf(placed)) waiting.push(inner);
  }
  return false;
}

function* innerOf(placed: Placed): Generator<Placed> {
  const { value, key: owner } = placed;
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value) yield { ...placed, value: item };
  else for (const [key, inner] of Object.entries(value)) yield { value: inner, key, owner };
}

function isEqual(value: unknown, id: string): boolean {
  return value === id || (typeof value === "number" && !isInexact(id) && String(value) === id);
}

/** Recognizes the places at which the vendor's objects have the id of a customer. */
function isOfCustomer({ key, owner }: Placed): boolean {
  const isOwn = key === "id" || key === "source_id";
  return (isOwn && /^(customer|referrer|holder)s?$/.test(owner)) || idKeys.test(key);
}

const idKeys = /^((customer|referrer|holder)(_id|_source_id)?|tracking_id)$/;

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
