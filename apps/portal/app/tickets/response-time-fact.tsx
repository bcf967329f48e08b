import { Fact } from "./fact.js";
import { spreadWords, type Spread } from "./response-time-words.js";

interface ResponseTimeFactProps {
  times: { firstResponse: Spread | null; solve: Spread | null } | null;
}

/** How long tickets like this one took lately. Not a promise, and it says so. */
export function ResponseTimeFact({ times }: ResponseTimeFactProps) {
  if (times === null) return null;
  const { firstResponse, solve } = times;
  return (
    <Fact title="How long such tickets took lately">
      {firstResponse === null && solve === null ? (
        <p className="text-ink-soft">Too few like this one in the last 90 days to tell.</p>
      ) : (
        <>
          {firstResponse !== null && <p>First reply: {spreadWords(firstResponse)}.</p>}
          {solve !== null && <p>Solved: {spreadWords(solve)}.</p>}
          <p className="mt-1 text-ink-soft">
            In business time, of {(firstResponse ?? solve)?.tickets.toLocaleString("en")} tickets of the same
            level and priority in the last 90 days. No promise.
          </p>
        </>
      )}
    </Fact>
  );
}
