import { Form, Link, useNavigation } from "@remix-run/react";
import { Tag as TagIcon } from "lucide-react";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { TagsPage as Page } from "./tags.desk.server.js";

/** Every tag with its use; leads rename, merge and delete them. */
export function TagsPage({ page, message }: { page: Page; message: string | null }) {
  const { tags, mayKeep } = page;
  return (
    <>
      <PageHeader title="Tags" />
      {message !== null && (
        <div className="mb-5">
          <ErrorSummary title="Nothing was changed" errors={{ form: message }} />
        </div>
      )}
      {tags.length === 0 ? (
        <EmptyState icon={TagIcon} title="No tags yet">
          A tag is made by giving it to a ticket.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
          {tags.map((tag) => (
            <li
              key={`${tag.id} ${tag.version}`}
              className="grid gap-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <p className="min-w-0 break-words">
                <Link
                  to={`/desk?${new URLSearchParams([
                    ["tag", tag.id],
                    ...["open", "waiting_on_customer", "waiting_on_defect", "solved", "closed"].map(
                      (state) => ["state", state],
                    ),
                  ])}`}
                  className="link-quiet font-medium"
                >
                  {tag.name}
                </Link>{" "}
                <span className="text-small text-ink-faint">
                  {tag.ticketCount === 1 ? "1 ticket" : `${tag.ticketCount.toLocaleString("en")} tickets`}
                </span>
              </p>
              {mayKeep && <TagForms tag={tag} others={tags.filter(({ id }) => id !== tag.id)} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TagForms({ tag, others }: { tag: Page["tags"][number]; others: Page["tags"] }) {
  const busy = useNavigation().state !== "idle";
  const hidden = (
    <>
      <input type="hidden" name="tagId" value={tag.id} />
      <input type="hidden" name="version" value={tag.version} />
    </>
  );
  return (
    <details className="text-small">
      <summary className="link w-fit cursor-pointer">
        Change<span className="sr-only"> the tag {tag.name}</span>
      </summary>
      <div className="mt-2 grid gap-3">
        <Form method="post" aria-label={`Rename ${tag.name}`} className="flex items-end gap-2">
          {hidden}
          <Field label="New name" className="flex-1">
            <Input name="name" required maxLength={40} defaultValue={tag.name} autoComplete="off" />
          </Field>
          <Button name="intent" value="rename" busy={busy}>
            Rename
          </Button>
        </Form>
        {others.length > 0 && (
          <Form method="post" aria-label={`Merge ${tag.name}`} className="flex items-end gap-2">
            {hidden}
            <Field label="Merge into" className="flex-1">
              <Select name="intoId">
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Button name="intent" value="merge" busy={busy}>
              Merge
            </Button>
          </Form>
        )}
        <Form method="post" aria-label={`Delete ${tag.name}`}>
          {hidden}
          <Button name="intent" value="delete" tone="danger" size="small" busy={busy}>
            Delete, and take it off {tag.ticketCount === 1 ? "1 ticket" : `${tag.ticketCount} tickets`}
          </Button>
        </Form>
      </div>
    </details>
  );
}
