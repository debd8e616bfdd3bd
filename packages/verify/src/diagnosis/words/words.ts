/** Words about a failure, and the remedy. */
export interface Words {
  readonly what: string;
  readonly remedy: string;
}
