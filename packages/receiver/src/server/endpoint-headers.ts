/** Headers of the command's own endpoints. Anyone may request them, so each response closes its connection. */
export const endpointHeaders = {
  connection: "close",
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;
