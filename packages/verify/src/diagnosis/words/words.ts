/** Text of a finding: the failure and its remedy. */
export interface Words {
  readonly what: string;
  readonly remedy: string;
}
