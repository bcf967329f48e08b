import { Form, useNavigation } from "@remix-run/react";
import { X } from "lucide-react";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { SearchWordsAnswer } from "./change-search-words.desk.server.js";
import type { SearchWordsPage } from "./load-search-words.desk.server.js";
import { termText } from "./term-list.js";

interface StopWordsProps {
  page: SearchWordsPage;
  answer: SearchWordsAnswer | null;
}

/** Words that search leaves out. */
export function StopWords({ page: { stopWords, change }, answer }: StopWordsProps) {
  const busy = useNavigation().formData?.get("intent") === "add-stop-words";
  const failed = answer?.done === null && answer.intent === "add-stop-words" ? answer : null;
  return (
    <div className="grid gap-5">
      {stopWords.length === 0 ? (
        <EmptyState title="No stop words of your own">
          English words that say nothing, such as “the” and “of”, are left out anyway.
        </EmptyState>
      ) : (
        <ul aria-label="Stop words" className="flex flex-wrap gap-2">
          {stopWords.map((word) => (
            <li
              key={word}
              className="flex items-center gap-1 rounded-full border border-rule bg-sheet py-0.5 pr-1 pl-3 text-small"
            >
              <span className="break-all">{word}</span>
              {change.allowed && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="word" value={word} />
                  <button
                    name="intent"
                    value="remove-stop-word"
                    aria-label={`Remove “${word}”`}
                    className="grid size-6 place-items-center rounded-full text-ink-faint hover:bg-sunk hover:text-brick"
                  >
                    <X aria-hidden="true" className="size-3.5" />
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {change.allowed && (
        <Form
          key={answer?.done === "stop-words-added" ? termText(answer.words) : ""}
          method="post"
          preventScrollReset
          aria-label="New stop words"
          className="flex max-w-xl flex-wrap items-end gap-2"
        >
          <Field
            label="Words to leave out"
            hint="Single words, with commas between them."
            error={failed?.errors["terms"]}
            className="min-w-0 flex-1 basis-64"
          >
            <Input name="terms" required autoComplete="off" defaultValue={failed?.typed.terms ?? ""} />
          </Field>
          <Button name="intent" value="add-stop-words" busy={busy}>
            Add stop words
          </Button>
        </Form>
      )}
    </div>
  );
}
