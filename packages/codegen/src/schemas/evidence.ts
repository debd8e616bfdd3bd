import type { Evidence, Model, Purpose } from "./model.ts";

/** The evidence in the words of the documents. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Returns the evidence for one purpose of an event: its own payload before anything else. */
export function evidenceOf(model: Model, event: string, purpose: Purpose): Evidence {
  const isDocumented = model.examples.some(
    (example) =>
      example.event === event && example.purpose === purpose && example.origin === "documented",
  );
  return isDocumented ? "documented" : model.evidence[purpose];
}
