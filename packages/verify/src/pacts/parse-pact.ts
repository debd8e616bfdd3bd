import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectOr,
  toPointer,
} from "../json/json.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { assertPaths } from "./engine/assert-paths.ts";
import { assertReadable } from "./engine/assert-readable.ts";
import type { Expectation } from "./match-messages.ts";
import { readRules } from "./matching-rules.ts";
import { below, invalid, notExpected, type PactPlace, quoteJson } from "./place.ts";
import { readContents } from "./read-contents.ts";
import { readState, type StateChoice } from "./read-state.ts";

/** Validated message pact of a consumer. */
export interface MessagePact {
  /** Path as given or found. */
  readonly file: string;
  readonly consumer: string;
  readonly interactions: readonly [MessageInteraction, ...MessageInteraction[]];
}

/** Message that a consumer expects. */
export interface MessageInteraction extends Expectation, StateChoice {
  /** JSON pointer into the pact file. */
  readonly pointer: string;
  readonly description: string;
}

/** Pact to verify, or the name of the other provider that the pact is for. */
export type ParsedPact =
  | { readonly isOurs: true; readonly pact: MessagePact }
  | { readonly isOurs: false; readonly provider: string };

/**
 * Parses the text of a pact file and validates it against the variants of the schemas. Throws if it
 * cannot be verified.
 */
export function parsePact(
  text: string,
  { file, rows }: { readonly file: string; readonly rows: readonly MatrixRow[] },
): ParsedPact {
  const at: PactPlace = { file, steps: [] };
  const root = parseRoot(text, at);
  // Comes first, because the content of a pact with another provider is not validated.
  const provider = readParticipant(root, "provider", at);
  if (provider !== schemasParticipant) return { isOurs: false, provider };
  assertReadable(root, at);
  return { isOurs: true, pact: { file, ...toPact(root, { at, rows }) } };
}

function parseRoot(text: string, at: PactPlace): JsonObject {
  const root = parseJson(text, at);
  if (isJsonObject(root) && "consumer" in root && "provider" in root) return root;
  const found = isJsonObject(root) ? "an object without them" : quoteJson(root);
  const fix = "Use a file that a consumer's Pact test has written.";
  throw invalid(at, { expected: "a pact, with a consumer and a provider", found, fix });
}

function parseJson(text: string, at: PactPlace): Json {
  if (text.trim() === "") {
    const fix = "Run the consumer's tests, which write the file.";
    throw invalid(at, { expected: "a pact", found: "an empty file", fix });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = `text that cannot be parsed (${reasonOf(error)})`;
    const fix = "Run the consumer's tests again, which write the file.";
    throw invalid(at, { expected: "JSON", found, fix });
  }
}

/** Returns the parser's reason without the quoted text and its line breaks. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.replace(/, (\.{3})?".*is not valid JSON$/s, "").replace(/\s+/g, " ");
  return toOneLine(reason, mostOfQuote);
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
    const fix = "Add a message that the consumer reads. A pact without messages proves nothing.";
    throw invalid(below(at, key), { expected: "an interaction", found: "none", fix });
  }
  const toInteraction = (raw: Json, nth: number): MessageInteraction =>
    readInteraction(raw, { major, at: below(at, key, nth), rows });
  return {
    consumer,
    interactions: [toInteraction(first, 0), ...more.map((raw, nth) => toInteraction(raw, nth + 1))],
  };
}

/** Returns 3 or 4: the versions of the specification that have messages with provider states. */
function readMajorVersion(root: JsonObject, at: PactPlace): 3 | 4 {
  const metadata = objectOr(root.metadata);
  const specification = objectOr(metadata.pactSpecification ?? metadata["pact-specification"]);
  const version = specification.version ?? metadata.pactSpecificationVersion;
  const major = /^([34])(\.\d+)*$/.exec(String(version))?.[1];
  if (major !== undefined) return major === "3" ? 3 : 4;
  throw invalid(below(at, "metadata", "pactSpecification", "version"), {
    expected: "version 3 or 4 of the specification",
    found: quoteJson(version),
    fix: "Record the pact with a Pact library that writes one of these versions.",
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
  found: "a pact that needs plugins",
  fix: "Expect plain JSON. This command loads no plugins.",
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
  const fix = "Run the consumer's tests again, which write the list.";
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

// Pact ignores keys that a version does not have, so the messages would stay unverified.
const otherLists = {
  interactions: noHttp,
  messages: {
    expected: "the messages of version 4",
    found: "a list of version 3",
    fix: 'Move the messages to "interactions".',
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
    throw notExpected("a string", description, below(at, "description"));
  const contents = readContents(raw, major, at);
  const matching = readRules(raw.matchingRules, below(at, "matchingRules"));
  const rules = objectOr(matching.body);
  assertPaths(contents.content, rules, below(at, "matchingRules", "body"));
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

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
