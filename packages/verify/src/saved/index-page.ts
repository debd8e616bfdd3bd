import { toMarkdownTable, toPlainMarkdown } from "../text/markdown.ts";
import { toOneLine } from "../text/one-line.ts";

/** Saved delivery as the list shows it. */
export interface ListedDelivery {
  readonly folder: string;
  readonly title: string;
  readonly problem: string;
}

/** Returns the list of a run's saved deliveries as Markdown. */
export function toIndexPage(run: string, deliveries: readonly ListedDelivery[]): string {
  const rows = deliveries.map(({ folder, title, problem }) => [
    `[${folder}](${folder}/)`,
    ...[title, problem].map((text) => toPlainMarkdown(toOneLine(text))),
  ]);
  const table = toMarkdownTable(["Folder", "Check", "Problem"], rows);
  return `# Failed deliveries of run ${run}\n\n${howTo}\n\n${table}\n`;
}

const howTo = `Each folder has the body (\`body.json\`), the headers (\`headers.txt\`), and a curl command that sends both
(\`curl.sh\`). In a folder, run \`sh curl.sh\`, or paste the command. If \`curl.sh\` has two commands, the
delivery fails only after the request of the first command.

First replace the placeholders between \`<\` and \`>\`, which stand for secrets. Only signatures made with the
published test secret are saved. Other signatures have these placeholders:

- \`<signature>\`: the signature of \`body.json\`. To compute it:

  \`\`\`sh
  openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r body.json | cut -d " " -f 1
  \`\`\`

- \`<signature of FILE>\`: the signature of that file. \`body-before.json\` is sent first. \`body-signed.json\` is only signed.
- \`<wrong signature>\` and \`<another, wrong signature>\`: any other 64 hexadecimal digits.
- \`<signature without its last digit>\`: the first 63 digits.
- \`<signature with an empty secret>\`: computed with an empty \`WEBHOOK_SECRET\`.

A receiver may treat a delivery that you send again as a duplicate. Curl sends a body
in one piece, even if the run sent it in small pieces.`;
