import type { Document, Fitting, Refused } from "../outcome.ts";
import type { FindRoot, Form } from "../place.ts";
import { toJsonText } from "../printable.ts";
import { ownVersion } from "../version.ts";
import { shapeOf } from "./shape.ts";
import { toShapeJson } from "./shape-json.ts";

/** Writes the shape and the outcome of a document as JSON. The file's name is left out, because the text may be published. */
export function toShapeReport(
  document: Document,
  checked: Fitting | Refused,
  findRoot: FindRoot,
): string {
  const { result, eventType, purpose } = checked;
  const reason = checked.result === "refused" ? checked.reason : undefined;
  const form: Form = document.event !== undefined || reason === "raw_payload" ? "data" : "envelope";
  const shape = toShapeJson(shapeOf(document.body, findRoot(form, eventType)));
  return toJsonText({ validator: ownVersion, form, result, reason, eventType, purpose, shape });
}
