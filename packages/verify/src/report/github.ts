/** Text of an annotation. */
export interface Annotation {
  readonly what: string;
  readonly remedy: string;
}

/** One annotation a finding, as GitHub Actions reads them from a step's output. */
export function toAnnotations(title: string, findings: readonly Annotation[]): string {
  return findings
    .map(
      ({ what, remedy }) => `::error title=${toProperty(title)}::${toData(`${what} ${remedy}`)}\n`,
    )
    .join("");
}

/** Escaped as the runner's own toolkit does. */
function toData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function toProperty(text: string): string {
  return toData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
