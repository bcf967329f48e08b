import { Callout } from "../ui/callout.js";
import { endedWords, type ArticleSubjectsProps } from "./article-subjects.js";

/** Before the text: what follows is about something that its vendor gave up. */
export function EndedPlatforms({ platforms }: Pick<ArticleSubjectsProps, "platforms">) {
  const ended = endedWords(platforms);
  if (ended.length === 0) return null;
  return (
    <Callout tone="wait" className="mb-8">
      {ended.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>
        What is said here may not get help. See{" "}
        <a href="/policies#platforms" className="underline underline-offset-2">
          Supported systems
        </a>
        .
      </p>
    </Callout>
  );
}
