const TURN_MS = 2;
const CALM_TURNS = 8;

/** Counts what is under way, so that a test can wait until nothing is. */
export class Busy {
  #count = 0;
  #changes = 0;

  /** Marks something as begun; call what it returns, once, when it is over. */
  start(): () => void {
    this.#count += 1;
    this.#changes += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#count -= 1;
      this.#changes += 1;
    };
  }

  /**
   * Resolves once nothing has been under way for so many milliseconds, and for some turns of the event loop: what an
   * ack sets off comes a moment later, and on a machine that stands still for a moment time alone says nothing.
   */
  async idle(quietMs: number): Promise<void> {
    let seen = -1;
    let since = 0;
    let turns = 0;
    while (turns < CALM_TURNS || performance.now() - since < quietMs) {
      if (this.#count > 0 || seen !== this.#changes) {
        seen = this.#changes;
        since = performance.now();
        turns = 0;
      }
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
      turns += 1;
    }
  }
}
