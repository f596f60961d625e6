/** A result with a remark, which stands in the answer beside it. */
export class Remarked {
  readonly result: unknown;
  readonly description: string;
  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
