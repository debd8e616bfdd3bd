import { checkPackage, type Package, type Problem } from "@arethetypeswrong/core";
import { problemKindInfo } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { entryPointsOf } from "./entry-points.ts";
import { type PublishedPackage, readPacked } from "./published.ts";
import type { Complaint } from "./suppressions.ts";

/** Runs publint, at its strictest, on a packed package. */
export async function lintPackage(published: PublishedPackage): Promise<readonly Complaint[]> {
  const { content, files, manifest } = published;
  const packed = files.map((file) => ({ name: `package/${file}`, data: bytesOf(content, file) }));
  const { messages } = await publint({ pkgDir: "package", strict: true, pack: { files: packed } });
  return messages.map((message) => ({
    code: message.code,
    at: message.path.join(" "),
    text: formatMessage(message, manifest) ?? message.code,
  }));
}

/**
 * Runs Are The Types Wrong, which checks the types of a packed package under each way of resolving modules.
 * A package without types, of data alone, has nothing to fail.
 */
export async function checkTypes(published: PublishedPackage): Promise<readonly Complaint[]> {
  const entrypoints = entryPointsOf(published).map(({ subpath }) => subpath);
  const analysis = await checkPackage(published.content, { entrypoints });
  return analysis.types === false ? [] : analysis.problems.map(toComplaint);
}

function toComplaint(problem: Problem): Complaint {
  const { kind } = problem;
  const { shortDescription } = problemKindInfo[kind];
  const place = Object.entries(problem).filter(([key]) => key !== "kind" && key !== "trace");
  const at = place.map(([, value]) => (typeof value === "string" ? value : "")).filter(Boolean);
  return { code: kind, at: at.join(" "), text: shortDescription };
}

function bytesOf(content: Package, file: string): Uint8Array {
  return new TextEncoder().encode(readPacked(content, file));
}
