/** Lets the browser handle clicks, keys and drawing before the next step of a long start. */
export function nextTask(): Promise<void> {
  return new Promise((done) => void setTimeout(done));
}
