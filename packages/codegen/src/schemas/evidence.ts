import type { Evidence, Model, Purpose } from "./model.ts";

/** Labels of the evidence, as used in documents and reports. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Returns the evidence for one purpose of an event. A documented payload of the variant takes precedence. */
export function evidenceOf(model: Model, event: string, purpose: Purpose): Evidence {
  const isDocumented = model.examples.some(
    (example) =>
      example.event === event && example.purpose === purpose && example.origin === "documented",
  );
  return isDocumented ? "documented" : model.evidence[purpose];
}
