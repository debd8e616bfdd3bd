/**
 * The time at which handlers run. After the response: the inbox keeps what was acknowledged, and the receiver retries. Or before
 * it, for a platform that freezes the process once it has answered: a failure answers 503, and the vendor retries.
 */
export type Processing = "after-response" | "before-response";

/** Every value of {@link Processing}. */
export const processings: readonly Processing[] = ["after-response", "before-response"];
