import type { RequestKind } from "../gql/graphql.js";
import { RadioCards } from "../ui/choice.js";
import { FieldError } from "../ui/field.js";
import { groupKinds, type KindWords } from "./request-kinds.js";

interface KindChoiceProps {
  kinds: KindWords[];
  chosen: RequestKind | null;
  error: string | undefined;
}

/** The kinds of request in the policy's words, grouped by what people come with. */
export function KindChoice({ kinds, chosen, error }: KindChoiceProps) {
  return (
    <fieldset
      id="kind"
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : "kind-error"}
      className="min-w-0"
    >
      <legend className="mb-1 font-serif text-h3 font-medium">What is it about?</legend>
      <p className="mb-5 text-small text-ink-soft">
        Whether you can get help depends on it, too: the answer follows your choice.
      </p>
      <FieldError id="kind-error">{error}</FieldError>
      <div className="grid gap-5">
        {groupKinds(kinds).map((group) => (
          <RadioCards
            key={group.title}
            legend={group.title}
            name="kind"
            defaultValue={chosen ?? undefined}
            options={group.kinds.map(({ kind, title, description }) => ({ value: kind, title, description }))}
          />
        ))}
      </div>
    </fieldset>
  );
}
