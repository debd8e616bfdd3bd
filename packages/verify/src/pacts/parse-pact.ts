import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectOr,
  type Steps,
  toPointer,
} from "../json/json.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import type { Expectation } from "./match-messages.ts";
import { assertItems, readRules } from "./matching-rules.ts";
import { below, invalid, notExpected, type PactPlace, quoteJson } from "./place.ts";
import { readState, type StateChoice } from "./read-state.ts";

/** A consumer's message pact, checked. */
export interface MessagePact {
  /** As it was given or found. */
  readonly file: string;
  readonly consumer: string;
  readonly interactions: readonly [MessageInteraction, ...MessageInteraction[]];
}

/** One message that a consumer expects. */
export interface MessageInteraction extends Expectation, StateChoice {
  /** JSON pointer into the pact file. */
  readonly pointer: string;
  readonly description: string;
}

/** A pact to verify, or the name of the other provider that a pact is for. */
export type ParsedPact =
  | { readonly isOurs: true; readonly pact: MessagePact }
  | { readonly isOurs: false; readonly provider: string };

/** Checks the text of a pact file against the variants that the schemas know. Throws if it cannot be verified. */
export function parsePact(
  text: string,
  { file, rows }: { readonly file: string; readonly rows: readonly MatrixRow[] },
): ParsedPact {
  const at: PactPlace = { file, steps: [] };
  const root = parseRoot(text, at);
  // Before all else: the content of a pact with another provider is not ours to check.
  const provider = readParticipant(root, "provider", at);
  if (provider !== schemasParticipant) return { isOurs: false, provider };
  assertNotDeep(root, at);
  return { isOurs: true, pact: { file, ...toPact(root, { at, rows }) } };
}

function parseRoot(text: string, at: PactPlace): JsonObject {
  const root = parseJson(text, at);
  if (isJsonObject(root) && "consumer" in root && "provider" in root) return root;
  const found = isJsonObject(root) ? "an object without them" : quoteJson(root);
  const fix = "Give a file that a consumer's test with Pact has written.";
  throw invalid(at, { expected: "a pact, with a consumer and a provider", found, fix });
}

function parseJson(text: string, at: PactPlace): Json {
  if (text.trim() === "") {
    const fix = "Run the consumer's tests: they write it.";
    throw invalid(at, { expected: "a pact", found: "an empty file", fix });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = `text that cannot be parsed (${reasonOf(error)})`;
    const fix = "Run the consumer's tests again: they write it.";
    throw invalid(at, { expected: "JSON", found, fix });
  }
}

/** The parser's reason, without the text that it quotes, line ends and all. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.replace(/, (\.{3})?".*is not valid JSON$/s, "").replace(/\s+/g, " ");
  return toOneLine(reason, mostOfQuote);
}

// Pact reads 128 levels, of which a list of messages needs some. A webhook has less than ten.
const mostLevels = 100;
// Enough of a place to find it: the whole of it would be no sentence.
const shownSteps = 6;

/** Throws at a value with too many levels. Goes level by level, because it may be deeper than calls can be. */
function assertNotDeep(root: Json, { file, steps }: PactPlace): void {
  let level: readonly (readonly [Json, Steps])[] = [[root, steps]];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [[, deepest] = [root, steps]] = level;
    if (depth > mostLevels) {
      const at = { file, steps: deepest.slice(0, shownSteps) };
      const expected = `at most ${mostLevels} levels of nesting`;
      throw invalid(at, { expected, found: "more", fix: "A webhook has less than ten." });
    }
    level = level.flatMap(([value, own]) => childrenOf(value, own));
  }
}

function childrenOf(value: Json, at: Steps): readonly (readonly [Json, Steps])[] {
  if (isJsonArray(value)) return value.map((item, nth) => [item, [...at, nth]]);
  return Object.entries(objectOr(value)).map(([key, item]) => [item, [...at, key]]);
}

interface PactContext {
  readonly at: PactPlace;
  readonly rows: readonly MatrixRow[];
}

function toPact(root: JsonObject, { at, rows }: PactContext): Omit<MessagePact, "file"> {
  const major = readMajorVersion(root, at);
  const consumer = readParticipant(root, "consumer", at);
  refusePlugins(root, at);
  const key = major === 3 ? "messages" : "interactions";
  const [first, ...more] = readInteractions(root, key, at);
  if (first === undefined) {
    const fix = "Add a message that the consumer reads: without one, a pact proves nothing.";
    throw invalid(below(at, key), { expected: "an interaction", found: "none", fix });
  }
  const toInteraction = (raw: Json, nth: number): MessageInteraction =>
    readInteraction(raw, { major, at: below(at, key, nth), rows });
  return {
    consumer,
    interactions: [toInteraction(first, 0), ...more.map((raw, nth) => toInteraction(raw, nth + 1))],
  };
}

/** 3 or 4: the versions of the specification that know messages with provider states. */
function readMajorVersion(root: JsonObject, at: PactPlace): 3 | 4 {
  const metadata = objectOr(root.metadata);
  const specification = objectOr(metadata.pactSpecification ?? metadata["pact-specification"]);
  const version = specification.version ?? metadata.pactSpecificationVersion;
  const major = /^([34])(\.\d+)*$/.exec(String(version))?.[1];
  if (major !== undefined) return major === "3" ? 3 : 4;
  throw invalid(below(at, "metadata", "pactSpecification", "version"), {
    expected: "version 3 or 4 of the specification",
    found: quoteJson(version),
    fix: "Record it with a library of Pact that writes one of them.",
  });
}

function readParticipant(root: JsonObject, key: "consumer" | "provider", at: PactPlace): string {
  const { name } = objectOr(root[key]);
  if (typeof name === "string" && name !== "") return name;
  throw invalid(below(at, key, "name"), {
    expected: "the participant's name",
    found: quoteJson(name),
    fix: "Name it in the consumer's test.",
  });
}

function refusePlugins(root: JsonObject, at: PactPlace): void {
  const { plugins } = objectOr(root.metadata);
  if (isNothing(plugins)) return;
  throw invalid(below(at, "metadata", "plugins"), noPlugins);
}

const noPlugins = {
  expected: "a pact without plugins",
  found: "one that needs them",
  fix: "Expect plain JSON: no plugin is loaded here.",
};

function readInteractions(
  root: JsonObject,
  key: "interactions" | "messages",
  at: PactPlace,
): readonly Json[] {
  const other = key === "messages" ? "interactions" : "messages";
  if (!isNothing(root[other])) throw invalid(below(at, other), otherLists[other]);
  const listed = root[key];
  if (isJsonArray(listed)) return listed;
  const fix = "Run the consumer's tests again: they write it.";
  throw invalid(below(at, key), {
    expected: `the list of ${key}`,
    found: quoteJson(listed),
    fix,
  });
}

const noHttp = {
  expected: "messages",
  found: "HTTP",
  fix: "Verify a running receiver with --url.",
};

// Pact reads over what a version does not know, so it would stay unverified.
const otherLists = {
  interactions: noHttp,
  messages: {
    expected: "the messages of version 4",
    found: "a list of version 3",
    fix: 'Put them into "interactions".',
  },
};

interface InteractionContext extends PactContext {
  readonly major: 3 | 4;
}

function readInteraction(raw: Json, { major, at, rows }: InteractionContext): MessageInteraction {
  if (!isJsonObject(raw)) throw notExpected("an interaction", raw, at);
  if (major === 4) checkType(raw, at);
  const { description } = raw;
  if (typeof description !== "string")
    throw notExpected("a text", description, below(at, "description"));
  const contents = major === 4 ? readContents(raw, at) : readPlainContents(raw, at);
  const matching = readRules(raw.matchingRules, below(at, "matchingRules"));
  const rules = objectOr(matching.body);
  assertItems(contents.content, rules, below(at, "matchingRules", "body"));
  return {
    pointer: toPointer(at.steps),
    description,
    ...readState(raw, at, rows),
    ...contents,
    rules,
    generators: objectOr(objectOr(raw.generators).body),
    metadata: objectOr(raw.metadata ?? raw.metaData),
    metadataRules: objectOr(matching.metadata),
  };
}

function checkType({ type, pluginConfiguration }: JsonObject, at: PactPlace): void {
  const expected = '"Asynchronous/Messages"';
  if (type === "Synchronous/HTTP")
    throw invalid(below(at, "type"), { ...noHttp, expected, found: quoteJson(type) });
  if (type !== "Asynchronous/Messages") throw notExpected(expected, type, below(at, "type"));
  if (isJsonObject(pluginConfiguration)) throw invalid(below(at, "pluginConfiguration"), noPlugins);
}

type Contents = Pick<MessageInteraction, "content" | "contentType">;

/** Reads contents of version 4: `{ content, contentType, encoded }`. */
function readContents(raw: JsonObject, interaction: PactPlace): Contents {
  const at = below(interaction, "contents");
  const { content, contentType, encoded } = objectOr(raw.contents);
  const type = typeof contentType === "string" ? contentType : "application/json";
  return checkContents({ content: decode(content, encoded, at), contentType: type }, at);
}

/** Reads contents of version 3: the content itself, its type among the metadata. */
function readPlainContents(raw: JsonObject, interaction: PactPlace): Contents {
  const { contentType } = objectOr(raw.metadata ?? raw.metaData);
  const type = typeof contentType === "string" ? contentType : "application/json";
  const contents = { content: raw.contents ?? null, contentType: type };
  return checkContents(contents, below(interaction, "contents"));
}

function decode(content: Json | undefined, encoded: Json | undefined, at: PactPlace): Json {
  const isText = typeof content === "string" && typeof encoded === "string";
  if (!isText) return content ?? null;
  const decoded = parseEncoded(content, encoded, below(at, "content"));
  assertNotDeep(decoded, below(at, "content"));
  return decoded;
}

function parseEncoded(content: string, encoded: string, at: PactPlace): Json {
  try {
    const isBase64 = encoded.toLowerCase() === "base64";
    return JSON.parse(isBase64 ? decodeUtf8(Buffer.from(content, "base64")) : content);
  } catch {
    const expected = `JSON in the encoding ${quoteJson(encoded)}`;
    const fix = "Expect plain JSON in the consumer's test.";
    throw invalid(at, { expected, found: "a text that is none", fix });
  }
}

const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

function checkContents(contents: Contents, at: PactPlace): Contents {
  const { content, contentType } = contents;
  if (!jsonType.test(contentType)) {
    const fix = "Every delivery is JSON: expect that in the consumer's test.";
    throw invalid(at, {
      expected: "the type application/json",
      found: quoteJson(contentType),
      fix,
    });
  }
  if (isJsonObject(content) && Object.keys(content).length > 0) return contents;
  const expected = "an object with the keys that the consumer reads";
  const found = isJsonObject(content) ? "no key" : quoteJson(content);
  const fix =
    typeof content === "string"
      ? "Expect plain JSON in the consumer's test: the object, not its text."
      : "Add the keys that its handler reads.";
  throw invalid(at, { expected, found, fix });
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
