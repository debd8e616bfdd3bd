import { readDeliverySchemas } from "../documents/published.ts";
import * as ajv from "../validators/ajv/index.ts";
import * as arktype from "../validators/arktype/index.ts";
import type { Check, Explain } from "../validators/check.ts";
import * as byHand from "../validators/hand-written/index.ts";
import * as typebox from "../validators/typebox/index.ts";
import * as valibot from "../validators/valibot/index.ts";
import * as zod from "../validators/zod/index.ts";
import { asItIs, type Candidate, toCandidate } from "./candidate.ts";
import { handWritten, nameOf } from "./names.ts";

const schemas = readDeliverySchemas();
const eventTypes = [...schemas.keys()];

/** Creates the peers that judge a delivery, each as its documentation recommends. */
export function createChecks(): readonly Candidate[] {
  return [
    fromCheck(handWritten, byHand.createCheck(eventTypes)),
    fromCheck(nameOf("ajv"), createJudge()),
    fromCheck(nameOf("typebox"), typebox.createCheck(eventTypes)),
    fromCheck(nameOf("zod"), zod.createCheck(eventTypes)),
    fromCheck(nameOf("valibot"), valibot.createCheck(eventTypes)),
    fromCheck(nameOf("arktype"), arktype.createCheck(eventTypes)),
  ];
}

/** Creates the peers that list the defects of a delivery. The hand-written validator lists none. */
export function createExplains(): readonly Candidate[] {
  return [
    fromExplain(nameOf("ajv"), ajv.createExplain(schemas)),
    fromExplain(nameOf("typebox"), typebox.createExplain(eventTypes)),
    fromExplain(nameOf("zod"), zod.createExplain(eventTypes)),
    fromExplain(nameOf("valibot"), valibot.createExplain(eventTypes)),
    fromExplain(nameOf("arktype"), arktype.createExplain(eventTypes)),
  ];
}

/**
 * Creates the check that decides which deliveries are invalid: plain Ajv with the published schemas. It is not
 * measured.
 */
export function createJudge(): Check {
  return ajv.createCheck(schemas);
}

function fromCheck(name: string, check: Check): Candidate {
  return toCandidate({ name, prepare: asItIs, run: check, accepts: asItIs });
}

function fromExplain(name: string, explain: Explain): Candidate {
  const accepts = ({ length }: readonly unknown[]) => length === 0;
  return toCandidate({ name, prepare: asItIs, run: explain, accepts });
}
