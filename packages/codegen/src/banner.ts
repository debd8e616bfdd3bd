/**
 * Returns the first line of every generated file, without the comment signs of its language.
 *
 * @param source path or pattern of the sources, from the root of the repository
 */
export function bannerOf(source: string): string {
  return `Made by codegen from ${source}. \`npm run generate\` remakes it.`;
}
