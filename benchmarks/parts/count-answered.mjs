const LEAST_SHARE = 0.95;

/** Counts the searches that found something: to find nothing is fast, and no search worth measuring. */
export function countAnswered(ask) {
  let asked = 0;
  let answered = 0;
  return {
    async search(query) {
      const { hits } = await ask(query);
      asked += 1;
      if (hits.length > 0) answered += 1;
    },
    /** @throws where too few found anything */
    check() {
      if (answered < asked * LEAST_SHARE)
        throw new Error(`Only ${answered} of ${asked} searches found anything: this measures nothing.`);
    },
  };
}
