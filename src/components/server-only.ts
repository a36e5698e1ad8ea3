/**
 * A value that pages are rendered from and that never travels: no page of ours runs the framework in the browser
 * (`csr = false`), so writing the facts of each page a second time for its script would only cost time and disk.
 *
 * Hooks tell the framework to leave the value out; on the server the page gets it as it is.
 */
export class ServerOnly<Value> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}
