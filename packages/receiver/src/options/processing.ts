/**
 * Time at which handlers run. With `after-response` the inbox stores a delivery before the response, and the receiver
 * retries failed handlers. `before-response` is for platforms that freeze the process after the response. With that
 * value the receiver answers 503 if a handler fails, and the vendor retries.
 */
export type Processing = "after-response" | "before-response";

/** Every value of {@link Processing}. */
export const processings: readonly Processing[] = ["after-response", "before-response"];
