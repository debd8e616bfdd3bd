import { toOneLine } from "../text/one-line.ts";

/** Text of an annotation. */
export interface Annotation {
  readonly what: string;
  readonly remedy: string;
}

/** Text of an annotation for something that breaks nothing. */
export type NoticeAnnotation = Pick<Annotation, "what">;

/**
 * Returns one annotation for each finding and note, in the syntax that GitHub Actions reads from a
 * step's output.
 */
export function toAnnotations(
  title: string,
  findings: readonly Annotation[],
  notes: readonly NoticeAnnotation[] = [],
): string {
  const errors = findings.map(({ what, remedy }) => {
    return toCommand("error", title, `${toOneLine(what)} ${toOneLine(remedy)}`);
  });
  const notices = notes.map(({ what }) => toCommand("notice", "Note", toOneLine(what)));
  return [...errors, ...notices].join("");
}

function toCommand(command: "error" | "notice", title: string, text: string): string {
  return `::${command} title=${toProperty(toOneLine(title))}::${toData(text)}\n`;
}

/** Escapes a text as the runner's own toolkit does. */
function toData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function toProperty(text: string): string {
  return toData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
