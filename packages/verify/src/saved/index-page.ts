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
again (\`curl.sh\`). Go into a folder and run \`sh curl.sh\`, or paste the line.

What stands between \`<\` and \`>\` was a secret: replace it first. Where the secret is not the published test secret,
the signature is one of these. This computes it:

\`\`\`sh
openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r body.json | cut -d " " -f 1
\`\`\`

A receiver that remembers what it has handled may take a delivery that comes again for a duplicate. Curl sends a body
in one piece, also one that was sent in small pieces.`;
