import { readFileSync } from "node:fs";

/** A body, and a signature that matches or not. */
export interface SignatureVector {
  readonly name: string;
  readonly secret: string;
  readonly raw: string;
  readonly signature: string;
  readonly expected_valid: boolean;
}

/** A body and its signed forms: as received (R), without whitespace (W) and rewritten (J). */
export interface SignatureEdgeCase {
  readonly case: string;
  readonly raw: string;
  readonly W: string;
  readonly J: string;
  readonly hR: string;
  readonly hW: string;
}

export const vectors: readonly SignatureVector[] = parse("signature-vectors.json");
export const edgeCases: readonly SignatureEdgeCase[] = parse("signature-edge-cases.json");

function parse<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}
