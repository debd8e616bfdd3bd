import type { Issue } from "../index.ts";
import { type Place, showKey } from "./place.ts";

/** Masks the sender's own keys in an issue, and replaces its advice if other advice is given. */
export function maskIssue(issue: Issue, root: Place, advice: string | undefined): Issue {
  const { code, expected, message } = issue;
  const pointer = maskPointer(issue.pointer, root);
  const middle = `: expected ${expected}, got `;
  // The last occurrence counts, because a key may contain the same text.
  const at = message.lastIndexOf(middle);
  const place = pointer || message.slice(`[${code}] `.length, at);
  const tail = message.slice(at + middle.length);
  const ending = advice === undefined ? tail : `${tail.slice(0, tail.indexOf(". "))}. ${advice}`;
  return { ...issue, pointer, message: `[${code}] ${place}${middle}${ending}` };
}

/** Masks the steps of a pointer that are the sender's own keys. */
function maskPointer(pointer: string, root: Place): string {
  let place = root;
  const steps = pointer.split("/").map((step, at) => {
    // The step before the first slash is empty.
    if (at === 0) return "";
    const isIndex = place.steps === "index" && /^\d+$/.test(step);
    const { shown, below } = showKey(place, step);
    place = below;
    return isIndex ? step : shown;
  });
  return steps.join("/");
}
