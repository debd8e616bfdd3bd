import type { Issue } from "../index.ts";
import { type Place, showKey } from "./place.ts";

/** Masks the keys in an issue that are the sender's own, and gives it other advice if there is some. */
export function maskIssue(issue: Issue, root: Place, advice: string | undefined): Issue {
  const { code, expected, message } = issue;
  const pointer = maskPointer(issue.pointer, root);
  const middle = `: expected ${expected}, got `;
  // The last one: a key may look like it.
  const at = message.lastIndexOf(middle);
  const place = pointer || message.slice(`[${code}] `.length, at);
  const tail = message.slice(at + middle.length);
  const ending = advice === undefined ? tail : `${tail.slice(0, tail.indexOf(". "))}. ${advice}`;
  return { ...issue, pointer, message: `[${code}] ${place}${middle}${ending}` };
}

/** Masks the steps of a pointer that are keys of the sender's own. */
function maskPointer(pointer: string, root: Place): string {
  let place = root;
  const steps = pointer.split("/").map((step, at) => {
    // Before the first slash stands nothing.
    if (at === 0) return "";
    const isIndex = place.steps === "index" && /^\d+$/.test(step);
    const { shown, below } = showKey(place, step);
    place = below;
    return isIndex ? step : shown;
  });
  return steps.join("/");
}
