import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type Steps,
  toPointer,
} from "../json/json.ts";
import { deliveryState, schemasParticipant } from "../plan/pact-names.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import type { Expectation } from "./match-messages.ts";
import { problemOfRules } from "./matching-rules.ts";

/** A consumer's message pact, checked. */
export interface MessagePact {
  /** As it was given or found. */
  readonly file: string;
  readonly consumer: string;
  readonly interactions: readonly [MessageInteraction, ...MessageInteraction[]];
}

/** One message that a consumer expects. */
export interface MessageInteraction extends Expectation {
  /** JSON pointer into the pact file. */
  readonly pointer: string;
  readonly description: string;
  /** The variants that its state speaks about: one, or several if it leaves a parameter out. */
  readonly variants: readonly [MatrixRow, ...MatrixRow[]];
}

/** Why a file is no message pact that can be verified here. */
export interface PactProblem {
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
  /** True if it is a sound pact, only with a provider other than ours. */
  readonly isForOthers: boolean;
}

/** A pact, or the first thing wrong with it. */
export type ParsedPact =
  | { readonly ok: true; readonly pact: MessagePact }
  | { readonly ok: false; readonly problem: PactProblem };

/** Checks the text of a pact file against the variants that the schemas know. */
export function parsePact(
  text: string,
  { file, rows }: { readonly file: string; readonly rows: readonly MatrixRow[] },
): ParsedPact {
  try {
    const root = parseJson(text);
    checkProvider(root);
    return { ok: true, pact: { file, ...toPact(notTooDeep(root, []), rows) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { steps, message, isForOthers } = error;
    return { ok: false, problem: { file, pointer: toPointer(steps), message, isForOthers } };
  }
}

// Thrown and caught in this file only: it ends the reading of a file that is some levels deep.
class Refusal extends Error {
  readonly steps: Steps;
  readonly isForOthers: boolean;

  constructor(steps: Steps, message: string, isForOthers = false) {
    super(message);
    this.steps = steps;
    this.isForOthers = isForOthers;
  }
}

function parseJson(text: string): Json {
  if (text.trim() === "") throw new Refusal([], "is empty");
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The message quotes the text, line ends and all.
    const reason = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    throw new Refusal([], `is not JSON: ${reason}`);
  }
}

// Pact reads 128 levels, of which a list of messages needs some; a webhook has less than ten.
const mostLevels = 100;
// Enough of a place to find it: the whole of it would be no sentence.
const shownSteps = 6;

/** The value itself; level by level, because it may be deeper than calls can be. */
function notTooDeep(root: Json, at: Steps): Json {
  let level: readonly (readonly [Json, Steps])[] = [[root, at]];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [[, steps] = [root, at]] = level;
    if (depth > mostLevels) {
      throw new Refusal(
        steps.slice(0, shownSteps),
        `is nested more than ${mostLevels} levels deep`,
      );
    }
    level = level.flatMap(([value, own]) => childrenOf(value, own));
  }
  return root;
}

function childrenOf(value: Json, at: Steps): readonly (readonly [Json, Steps])[] {
  if (isJsonArray(value)) return value.map((item, nth) => [item, [...at, nth]]);
  return Object.entries(objectOr(value)).map(([key, item]) => [item, [...at, key]]);
}

/** Before all else: whatever a pact with another provider has in it, it is none of ours. */
function checkProvider(root: Json): void {
  const isPact = isJsonObject(root) && "consumer" in root && "provider" in root;
  if (!isPact) throw new Refusal([], "is not a pact: it has no consumer and provider");
  const provider = readParticipant(root, "provider");
  if (provider === schemasParticipant) return;
  throw new Refusal(["provider", "name"], notOurs(provider), true);
}

function notOurs(provider: string): string {
  return `"${provider}" is not the provider that can be verified here: ${schemasParticipant} is`;
}

function toPact(root: Json, rows: readonly MatrixRow[]): Omit<MessagePact, "file"> {
  const major = readMajorVersion(root);
  const consumer = readParticipant(root, "consumer");
  refusePlugins(root);
  const key = major === 3 ? "messages" : "interactions";
  const [first, ...more] = readInteractions(root, key);
  if (first === undefined)
    throw new Refusal([key], "is empty: a pact that expects nothing proves nothing");
  const toInteraction = (raw: Json, at: number): MessageInteraction =>
    readInteraction(raw, { major, steps: [key, at], rows });
  return {
    consumer,
    interactions: [toInteraction(first, 0), ...more.map((raw, at) => toInteraction(raw, at + 1))],
  };
}

/** 3 or 4: the versions of the specification that know messages with provider states. */
function readMajorVersion(root: Json): 3 | 4 {
  const metadata = objectOr(objectOr(root).metadata);
  const specification = objectOr(metadata.pactSpecification ?? metadata["pact-specification"]);
  const version = specification.version ?? metadata.pactSpecificationVersion;
  const major = /^([34])(\.\d+)*$/.exec(String(version))?.[1];
  if (major !== undefined) return major === "3" ? 3 : 4;
  const found = version === undefined ? "is missing" : `is ${JSON.stringify(version)}`;
  throw new Refusal(
    ["metadata", "pactSpecification", "version"],
    `${found}: a pact of version 3 or 4 of the specification is needed`,
  );
}

function readParticipant(root: Json, key: "consumer" | "provider"): string {
  const { name } = objectOr(objectOr(root)[key]);
  if (typeof name === "string" && name !== "") return name;
  throw new Refusal([key, "name"], "must be the participant's name");
}

function refusePlugins(root: Json): void {
  const { plugins } = objectOr(objectOr(root).metadata);
  if (isNothing(plugins)) return;
  throw new Refusal(["metadata", "plugins"], "needs a Pact plugin, which is never loaded here");
}

function readInteractions(root: Json, key: "interactions" | "messages"): readonly Json[] {
  const other = key === "messages" ? "interactions" : "messages";
  const listed = objectOr(root);
  if (!isNothing(listed[other])) throw new Refusal([other], otherLists[other]);
  if (isJsonArray(listed[key])) return listed[key];
  throw new Refusal([key], `must be the list of the pact's ${key}`);
}

const httpMessage =
  "is of HTTP, and only messages can be verified here; a running receiver is verified with --url";

// What a version does not know, Pact reads over: it would be verified by nobody.
const otherLists = {
  interactions: httpMessage,
  messages: 'is of version 3, and this pact is of 4, whose messages are "interactions"',
};

interface InteractionPlace {
  readonly major: 3 | 4;
  readonly steps: Steps;
  readonly rows: readonly MatrixRow[];
}

function readInteraction(raw: Json, { major, steps, rows }: InteractionPlace): MessageInteraction {
  if (!isJsonObject(raw)) throw new Refusal(steps, "must be an object");
  if (major === 4) checkType(raw, steps);
  if (typeof raw.description !== "string") {
    throw new Refusal([...steps, "description"], "must be a text");
  }
  const contents = major === 4 ? readContents(raw, steps) : readPlainContents(raw, steps);
  const matching = readRules(raw.matchingRules, [...steps, "matchingRules"]);
  return {
    pointer: toPointer(steps),
    description: raw.description,
    variants: readVariants(raw, steps, rows),
    ...contents,
    rules: objectOr(matching.body),
    generators: objectOr(objectOr(raw.generators).body),
    metadata: objectOr(raw.metadata ?? raw.metaData),
    metadataRules: objectOr(matching.metadata),
  };
}

function checkType({ type, pluginConfiguration }: JsonObject, steps: Steps): void {
  const at = [...steps, "type"];
  if (type === "Synchronous/HTTP") throw new Refusal(at, httpMessage);
  if (type !== "Asynchronous/Messages") {
    const found = JSON.stringify(type ?? null);
    throw new Refusal(at, `is ${found}: only "Asynchronous/Messages" can be verified here`);
  }
  if (isJsonObject(pluginConfiguration)) {
    throw new Refusal(
      [...steps, "pluginConfiguration"],
      "needs a plugin, which is never loaded here",
    );
  }
}

function readRules(rules: Json | undefined, at: Steps): JsonObject {
  const problem = problemOfRules(rules, at);
  if (problem !== undefined) throw new Refusal(problem.steps, problem.message);
  return objectOr(rules);
}

type Contents = Pick<MessageInteraction, "content" | "contentType">;

/** Version 4: `{ content, contentType, encoded }`. */
function readContents(raw: JsonObject, steps: Steps): Contents {
  const at = [...steps, "contents"];
  const { content, contentType, encoded } = objectOr(raw.contents);
  const type = typeof contentType === "string" ? contentType : "application/json";
  return checkContents({ content: decode(content, encoded, at), contentType: type }, at);
}

/** Version 3: the content itself, its type among the metadata. */
function readPlainContents(raw: JsonObject, steps: Steps): Contents {
  const { contentType } = objectOr(raw.metadata ?? raw.metaData);
  const type = typeof contentType === "string" ? contentType : "application/json";
  const at = [...steps, "contents"];
  return checkContents({ content: raw.contents ?? null, contentType: type }, at);
}

function decode(content: Json | undefined, encoded: Json | undefined, at: Steps): Json {
  const isText = typeof content === "string" && typeof encoded === "string";
  if (!isText) return content ?? null;
  const isBase64 = encoded.toLowerCase() === "base64";
  try {
    const text = isBase64 ? decodeUtf8(Buffer.from(content, "base64")) : content;
    return notTooDeep(JSON.parse(text), [...at, "content"]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal([...at, "content"], `is not JSON, though its encoding is "${encoded}"`);
  }
}

const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

function checkContents(contents: Contents, at: Steps): Contents {
  const { content, contentType } = contents;
  if (!jsonType.test(contentType)) {
    throw new Refusal(at, `has the type ${contentType}: a webhook is application/json`);
  }
  if (isJsonObject(content) && Object.keys(content).length > 0) return contents;
  throw new Refusal(
    at,
    "expects nothing: it must be the envelope, with the keys that the consumer reads",
  );
}

const parameters = ["event", "purpose", "referrer", "redemption"] as const;

/** The variants that the one provider state names by its parameters. */
function readVariants(
  raw: JsonObject,
  steps: Steps,
  rows: readonly MatrixRow[],
): MessageInteraction["variants"] {
  const [state, ...more] = isJsonArray(raw.providerStates) ? raw.providerStates : [];
  const at = [...steps, "providerStates"];
  if (state === undefined) throw new Refusal(at, `is missing: ${stateNeeded}`);
  if (more.length > 0) throw new Refusal([...at, 1], `is one state too many: ${stateNeeded}`);
  const { name, params } = objectOr(state);
  if (name !== deliveryState) {
    throw new Refusal([...at, 0, "name"], `is ${JSON.stringify(name ?? null)}: ${stateNeeded}`);
  }
  return chooseRows(objectOr(params), [...at, 0, "params"], rows);
}

const stateNeeded =
  `the one state known is "${deliveryState}", with the parameters event, purpose, ` +
  "referrer and redemption";

function chooseRows(
  params: JsonObject,
  at: Steps,
  rows: readonly MatrixRow[],
): MessageInteraction["variants"] {
  const unknown = Object.keys(params).find((key) => !parameters.some((known) => known === key));
  if (unknown !== undefined) throw new Refusal([...at, unknown], `is no parameter: ${stateNeeded}`);
  const chosen = parameters.reduce((left, key) => {
    const value = params[key];
    const isOptional = key === "referrer" || key === "redemption";
    if (value === undefined && isOptional) return left;
    const fitting = left.filter((row) => row[key] === value);
    if (fitting.length > 0) return fitting;
    throw new Refusal(
      [...at, key],
      notKnown(
        value,
        left.map((row) => row[key]),
      ),
    );
  }, rows);
  const [first, ...more] = chosen;
  if (first === undefined) throw new Refusal(at, "speaks about nothing that the schemas know");
  return [first, ...more];
}

function notKnown(value: Json | undefined, known: readonly string[]): string {
  const list = [...new Set(known)].map((name) => `"${name}"`).join(", ");
  return `${value === undefined ? "is missing" : `is ${JSON.stringify(value)}`}: known are ${list}`;
}

function objectOr(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
