import { isJsonObject, type Json, type JsonObject, objectOr } from "../json/json.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { assertReadable } from "./engine/assert-readable.ts";
import type { Expectation } from "./match-messages.ts";
import { below, invalid, type PactPlace, quoteJson } from "./place.ts";

type Contents = Pick<Expectation, "content" | "contentType">;

/** Reads the contents of an interaction. Throws if they are not JSON, or expect nothing. */
export function readContents(raw: JsonObject, major: 3 | 4, interaction: PactPlace): Contents {
  const at = below(interaction, "contents");
  return checkContents(major === 4 ? decodeContents(raw, at) : plainContents(raw), at);
}

const defaultType = "application/json";

/** Returns the contents of version 4: `{ content, contentType, encoded }`. */
function decodeContents(raw: JsonObject, at: PactPlace): Contents {
  const { content, contentType, encoded } = objectOr(raw.contents);
  const type = typeof contentType === "string" ? contentType : defaultType;
  return { content: decode(content, encoded, at), contentType: type };
}

/** Returns the contents of version 3: the content itself, with its type in the metadata. */
function plainContents(raw: JsonObject): Contents {
  const { contentType } = objectOr(raw.metadata ?? raw.metaData);
  const type = typeof contentType === "string" ? contentType : defaultType;
  return { content: raw.contents ?? null, contentType: type };
}

function decode(content: Json | undefined, encoded: Json | undefined, at: PactPlace): Json {
  const isText = typeof content === "string" && typeof encoded === "string";
  if (!isText) return content ?? null;
  const decoded = parseEncoded(content, encoded, below(at, "content"));
  assertReadable(decoded, below(at, "content"));
  return decoded;
}

function parseEncoded(content: string, encoded: string, at: PactPlace): Json {
  try {
    const isBase64 = encoded.toLowerCase() === "base64";
    return JSON.parse(isBase64 ? decodeUtf8(Buffer.from(content, "base64")) : content);
  } catch {
    const expected = `JSON in the encoding ${quoteJson(encoded)}`;
    const fix = "Expect plain JSON in the consumer's test.";
    throw invalid(at, { expected, found: "text that is not JSON", fix });
  }
}

const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

function checkContents(contents: Contents, at: PactPlace): Contents {
  const { content, contentType } = contents;
  if (!jsonType.test(contentType)) {
    const fix = "Expect this type in the consumer's test. Every delivery is JSON.";
    throw invalid(at, {
      expected: "the type application/json",
      found: quoteJson(contentType),
      fix,
    });
  }
  if (isJsonObject(content) && Object.keys(content).length > 0) return contents;
  const expected = "an object with the keys that the consumer reads";
  const found = isJsonObject(content) ? "an empty object" : quoteJson(content);
  const fix =
    typeof content === "string"
      ? "In the consumer's test, expect the object itself, not its JSON text."
      : "Add the keys that the consumer's handler reads.";
  throw invalid(at, { expected, found, fix });
}
