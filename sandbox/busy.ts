/** Counts what is under way, so that a test can wait until nothing is. */
export class Busy {
  #count = 0;
  #lastChange = performance.now();

  /** Marks something as begun; call what it returns, once, when it is over. */
  start(): () => void {
    this.#count += 1;
    this.#lastChange = performance.now();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#count -= 1;
      this.#lastChange = performance.now();
    };
  }

  /** Resolves once nothing has been under way for so many milliseconds: what an ack sets off comes a moment later. */
  async idle(quietMs: number): Promise<void> {
    while (this.#count > 0 || performance.now() - this.#lastChange < quietMs) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
