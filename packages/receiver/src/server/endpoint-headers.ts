/** The headers of the command's own endpoints. Anyone may ask, so each response ends its connection. */
export const endpointHeaders = {
  connection: "close",
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;
