import { commonDataFile, type Documents, objectAt, purposeFile } from "../schemas/documents.ts";
import { isJsonObject, type Json, toJsonArray, toJsonObject } from "../schemas/json.ts";
import { type Purpose, purposes } from "../schemas/model.ts";
import type { FileProblem } from "../schemas/problem.ts";
import { extendedFile, ownReference, referenceIn } from "../schemas/variants.ts";
import { found } from "./found.ts";
import { distinct, type Rule } from "./rule.ts";
import { problemAt, type SchemaPlace, schemaPlaces } from "./schema-places.ts";

/** Rules for the place of each purpose of an event, and for the extended files. */
export const purposeRules: readonly Rule<Documents>[] = [
  {
    id: "event-purposes",
    reason: "generic code needs the same purposes for every event",
    check: (documents) => distinct(placesOf(documents, "event").flatMap(checkEvent)),
  },
  {
    id: "purpose-extension",
    reason:
      "a purpose adds keys to the common data, and an event's own variant adds keys to its purpose",
    check: checkExtensions,
  },
  {
    id: "purpose-file",
    reason: "a file that an event or a purpose refers to must exist",
    check: checkFiles,
  },
];

/** Rules for the keys of an extension. They are checked after {@link purposeRules}, which check the extended file. */
export const extensionRules: readonly Rule<Documents>[] = [
  {
    id: "extension-keys",
    reason: "with two schemas for one key, readers would have to combine both",
    check: checkExtendedKeys,
  },
];

function placesOf(documents: Documents, role: SchemaPlace["role"]): readonly SchemaPlace[] {
  return schemaPlaces(documents).filter((place) => place.role === role);
}

/** Returns the reference of an event's file to the file of a purpose. */
function referenceToFile(purpose: Purpose): string {
  return `../${purposeFile(purpose)}`;
}

function checkEvent(place: SchemaPlace): readonly FileProblem[] {
  const { oneOf, $defs } = place.schema;
  const branches = toJsonArray(oneOf);
  if (branches.length !== purposes.length) {
    const message = `Expected one reference for each of ${purposes.join(", ")}, got ${found(oneOf)}. Write ${JSON.stringify(purposes.map((purpose) => ({ $ref: referenceToFile(purpose) })))}.`;
    return [problemAt(place, message, "oneOf")];
  }
  const wrong = purposes.flatMap((purpose, index) =>
    checkBranch(place, purpose, { index, branch: branches[index] }),
  );
  return [...wrong, ...(wrong.length > 0 ? [] : checkOwnVariants(place, branches, $defs))];
}

interface Branch {
  readonly index: number;
  readonly branch: Json | undefined;
}

function checkBranch(
  place: SchemaPlace,
  purpose: Purpose,
  { index, branch }: Branch,
): readonly FileProblem[] {
  const reference = referenceIn(branch);
  const file = referenceToFile(purpose);
  if (reference !== file && reference !== ownReference(purpose)) {
    const message = `Expected {"$ref":"${file}"} or {"$ref":"${ownReference(purpose)}"}, got ${found(branch)}. Refer to the purpose ${purpose} here.`;
    return [problemAt(place, message, "oneOf", index)];
  }
  return [];
}

/** Checks that `$defs` holds exactly the variants that `oneOf` refers to. An unused variant is a mistake. */
function checkOwnVariants(
  place: SchemaPlace,
  branches: readonly Json[],
  $defs: Json | undefined,
): readonly FileProblem[] {
  const referred = purposes.filter(
    (purpose, index) => referenceIn(branches[index]) === ownReference(purpose),
  );
  const written = isJsonObject($defs) ? Object.keys($defs) : undefined;
  if ([...(written ?? [])].sort().join() === [...referred].sort().join()) return [];
  const message = `Expected the variants that \`oneOf\` refers to (${referred.join(", ") || "none"}), got ${found(written)}. Write out these, or refer to their files.`;
  return [problemAt(place, message, "$defs")];
}

function checkExtensions(documents: Documents): readonly FileProblem[] {
  const ofPurposes = placesOf(documents, "purpose").flatMap((place) =>
    checkExtension(place, `../${commonDataFile}`),
  );
  const ofVariants = purposes.flatMap((purpose) =>
    placesOf(documents, "variant")
      .filter(({ pointer }) => pointer === `/$defs/${purpose}`)
      .flatMap((place) => checkExtension(place, referenceToFile(purpose))),
  );
  return distinct([...ofPurposes, ...ofVariants]);
}

function checkExtension(place: SchemaPlace, reference: string): readonly FileProblem[] {
  const { allOf } = place.schema;
  const expected = JSON.stringify([{ $ref: reference }]);
  if (allOf === undefined) return [];
  if (JSON.stringify(allOf) !== expected) {
    const message = `Expected ${expected}, got ${found(allOf)}. Extend that, or write every key out without \`allOf\`.`;
    return [problemAt(place, message, "allOf")];
  }
  return [];
}

/** Reports a missing file once, at the file itself, however many files refer to it. */
function checkFiles(documents: Documents): readonly FileProblem[] {
  const references = [
    ...placesOf(documents, "event").flatMap(filesReferredTo),
    ...extensions(documents),
  ];
  const missing = references.filter(({ file }) => !documents.has(file));
  return distinct(
    missing.map(({ file, referrer }) => {
      const message = `Expected a file here, since schemas/${referrer} refers to it, got none. Add it.`;
      return { file, pointer: "", message };
    }),
  );
}

interface Reference {
  readonly file: string;
  readonly referrer: string;
}

function filesReferredTo({ file: referrer, schema: { oneOf } }: SchemaPlace): readonly Reference[] {
  const references = toJsonArray(oneOf).map(referenceIn);
  const files = purposes.filter((purpose) => references.includes(referenceToFile(purpose)));
  return files.map((purpose) => ({ file: purposeFile(purpose), referrer }));
}

function extensions(documents: Documents): readonly Reference[] {
  const places = [...placesOf(documents, "purpose"), ...placesOf(documents, "variant")];
  return places.flatMap(({ file: referrer, schema }) => {
    const file = extendedFile(referrer, schema);
    return file === undefined ? [] : [{ file, referrer }];
  });
}

function checkExtendedKeys(documents: Documents): readonly FileProblem[] {
  const places = [...placesOf(documents, "purpose"), ...placesOf(documents, "variant")];
  return places.flatMap((place) => {
    const own = Object.keys(toJsonObject(place.schema.properties));
    const twice = own.flatMap((key) => {
      const base = baseDeclaring(documents, place, key);
      return base === undefined ? [] : [{ key, base }];
    });
    return twice.map(({ key, base }) => {
      const message = `Expected a key that no extended file declares, got "${key}", which ${base} declares. Remove it here, or write every key out without \`allOf\`.`;
      return problemAt(place, message, "properties", key);
    });
  });
}

/** Returns the extended file that declares a key, or undefined. */
function baseDeclaring(
  documents: Documents,
  { file, schema }: Pick<SchemaPlace, "file" | "schema">,
  key: string,
): string | undefined {
  const base = extendedFile(file, schema);
  if (base === undefined) return undefined;
  const extended = objectAt(documents, base);
  if (Object.hasOwn(toJsonObject(extended.properties), key)) return base;
  return baseDeclaring(documents, { file: base, schema: extended }, key);
}
