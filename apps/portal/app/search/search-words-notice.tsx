import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import type { SearchWordsAnswer } from "./change-search-words.desk.server.js";
import { termText } from "./term-list.js";

/** What was just done; what was removed can be put back. */
export function SearchWordsNotice({ answer }: { answer: SearchWordsAnswer | null }) {
  if (answer === null) return null;
  switch (answer.done) {
    case null:
      return answer.errors["form"] === undefined ? null : (
        <Callout tone="stop" live className="mb-6">
          <p>{answer.errors["form"]}</p>
        </Callout>
      );
    case "group-saved":
      return <Done>“{termText(answer.group.terms)}” is saved. Searches heed it from now on.</Done>;
    case "group-removed":
      return (
        <Done>
          “{termText(answer.group.terms)}” is removed.
          <Undo
            intent="save-group"
            fields={{
              terms: termText(answer.group.terms),
              alsoFinds: termText(answer.group.alsoFinds ?? []),
            }}
          />
        </Done>
      );
    case "stop-words-added":
      return (
        <Done>
          {answer.words.length === 0
            ? "Every one of them is a stop word already."
            : `Search leaves out “${termText(answer.words)}” from now on.`}
        </Done>
      );
    case "stop-word-removed":
      return (
        <Done>
          “{termText(answer.words)}” is searched for again.
          <Undo intent="add-stop-words" fields={{ terms: termText(answer.words) }} />
        </Done>
      );
  }
}

function Done({ children }: { children: ReactNode }) {
  return (
    <Callout tone="good" live className="mb-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
    </Callout>
  );
}

function Undo({ intent, fields }: { intent: string; fields: Record<string, string> }) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small" name="intent" value={intent}>
        Undo
      </Button>
    </Form>
  );
}
