import { toMarkdownTable, toPlainMarkdown } from "../text/markdown.ts";
import { toOneLine } from "../text/one-line.ts";

/** A saved delivery as the list names it. */
export interface ListedDelivery {
  readonly folder: string;
  readonly title: string;
  readonly problem: string;
}

/** The list of what a run has saved, as Markdown. */
export function toIndexPage(run: string, deliveries: readonly ListedDelivery[]): string {
  const rows = deliveries.map(({ folder, title, problem }) => [
    `[${folder}](${folder}/)`,
    ...[title, problem].map((text) => toPlainMarkdown(toOneLine(text))),
  ]);
  const table = toMarkdownTable(["Folder", "What was tried", "What became of it"], rows);
  return `# Deliveries of run ${run} that failed\n\n${howTo}\n\n${table}\n`;
}

const howTo = `Each folder has the bytes of the body (\`body.json\`), the headers (\`headers.txt\`), and a line that sends both
again (\`curl.sh\`). Go into a folder and run \`sh curl.sh\`, or paste the line. Where it has two lines, the
delivery fails after the one that the first line sends.

What stands between \`<\` and \`>\` was a secret: replace it first. Only signatures of the published test secret are
saved. Others have these placeholders:

- \`<signature>\`: the signature of \`body.json\`. This computes it:

  \`\`\`sh
  openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r body.json | cut -d " " -f 1
  \`\`\`

- \`<signature of FILE>\`: the same of that file. \`body-before.json\` is sent before, \`body-signed.json\` only signed.
- \`<wrong signature>\` and \`<another, wrong signature>\`: other hexadecimal digits, 64 of them.
- \`<signature without its last digit>\`: 63 digits.
- \`<signature with an empty secret>\`: computed with an empty \`WEBHOOK_SECRET\`.

A receiver that remembers what it has handled may take a delivery that comes again for a duplicate. Curl sends a body
in one piece, also one that was sent in small pieces.`;
