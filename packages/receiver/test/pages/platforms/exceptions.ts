import type { Outcome } from "./server-cases.ts";

/** Cases that some recipes answer differently from the README's table: one row of the page's table. */
export interface Exception {
  /** The first cell of the row. */
  readonly arrives: string;
  /** The recipes without the end of their file names. */
  readonly recipes: readonly string[];
  /** The outcomes by the name of the case. */
  readonly outcomes: { readonly [name: string]: Outcome };
}

const parsing = ["nest-controller", "nest-fastify-controller", "express-raw"];

/** The exceptions, in the order of the page. */
export const exceptions: readonly Exception[] = [
  {
    arrives: "another path",
    recipes: ["nest-fastify", ...parsing],
    outcomes: { "another path": { status: 404 } },
  },
  {
    arrives: "another method",
    recipes: parsing,
    outcomes: { PUT: { status: 404 }, "DELETE, unsigned": { status: 404 } },
  },
  {
    arrives: "a body above the parser's limit, 2 MB",
    recipes: parsing,
    outcomes: { "3 MiB": { status: 413 } },
  },
  {
    arrives: "a body that the parser cannot decompress",
    recipes: ["nest-controller", "express-raw"],
    outcomes: {
      "not as compressed as it says": { status: 400 },
      "compressed in an unknown way": { status: 415 },
    },
  },
  {
    arrives: "a body that is not JSON, such as an empty or compressed one",
    recipes: ["nest-fastify-controller"],
    outcomes: {
      "not JSON": { status: 400 },
      "not UTF-8": { status: 400 },
      "an empty body": { status: 400 },
      "forged, not JSON": { status: 400 },
      compressed: { status: 400 },
    },
  },
  {
    arrives: "a key that could change a prototype",
    recipes: ["nest-fastify-controller"],
    outcomes: { "a key __proto__": { status: 400 } },
  },
  {
    arrives: "a malformed content type",
    recipes: ["nest-fastify-controller"],
    outcomes: { "a malformed content type": { status: 415 } },
  },
  {
    arrives: "the content type `text/plain`",
    recipes: ["nest-fastify-controller"],
    outcomes: { "plain text": { status: 500, warning: "[body_consumed]" } },
  },
];
