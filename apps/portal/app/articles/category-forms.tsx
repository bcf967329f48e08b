import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select, Textarea } from "../ui/input.js";
import { audiences } from "./article-draft.js";
import { categoryPaths } from "./category-paths.js";
import type { CategoryPage } from "./load-categories.desk.server.js";
import { OwnerSelect } from "./owner-select.js";
import { ReviewIntervalFields } from "./review-interval-fields.js";

interface CategoryFormProps {
  page: CategoryPage;
  errors: FieldErrors;
}

function useBusy(intent: string): boolean {
  return useNavigation().formData?.get("intent") === intent;
}

/** Name, address, description, and what its articles take over. */
export function CategoryDetails({ page: { category, parent, staff }, errors }: CategoryFormProps) {
  const busy = useBusy("update");
  return (
    <Form method="post" noValidate preventScrollReset aria-label="Category" className="grid gap-5">
      <input type="hidden" name="version" value={category.version} />
      <Field id="title" label="Name" error={errors["title"]}>
        <Input name="title" defaultValue={category.title} maxLength={200} autoComplete="off" />
      </Field>
      <Field
        id="slug"
        label="Address"
        hint="The last part of it. Links to the one before lead to the new one."
        error={errors["slug"]}
      >
        <Input name="slug" defaultValue={category.slug} autoComplete="off" spellCheck="false" />
      </Field>
      <Field
        id="description"
        label="Description"
        hint="A sentence for its page and for lists."
        error={errors["description"]}
      >
        <Textarea name="description" rows={2} defaultValue={category.description ?? ""} maxLength={1000} />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <OwnerSelect
          staff={staff}
          own={category.ownOwner}
          none={parent?.owner == null ? "Nobody" : `As above: ${parent.owner.name}`}
          label="Its articles are looked after by"
          error={errors["ownerId"]}
        />
        <ReviewIntervalFields
          own={category.ownReviewInterval}
          inherited={parent?.reviewInterval}
          error={errors["reviewInterval"]}
        />
      </div>
      <div>
        <Button tone="primary" name="intent" value="update" busy={busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}

/** Who may read what is in it, at most. */
export function CategoryAudience({ page: { category }, errors }: CategoryFormProps) {
  const busy = useBusy("audience");
  return (
    <Form method="post" preventScrollReset aria-label="Audience" className="grid gap-3">
      <input type="hidden" name="version" value={category.version} />
      <RadioCards
        legend="Who may read it, and what is in it"
        name="audience"
        defaultValue={category.audience}
        options={audiences}
        error={errors["audience"]}
        columns={3}
      />
      <div>
        <Button name="intent" value="audience" busy={busy}>
          Change the audience
        </Button>
      </div>
    </Form>
  );
}

/** Below another one; those that it stands above itself are no places for it. */
export function CategoryPlace({ page: { categories, category }, errors }: CategoryFormProps) {
  const busy = useBusy("move");
  const inside = new Set([category.id]);
  for (const { id, parent } of categories) if (parent != null && inside.has(parent.id)) inside.add(id);
  return (
    <Form method="post" preventScrollReset aria-label="Place" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="version" value={category.version} />
      <Field
        id="parentId"
        label="It stands below"
        error={errors["parentId"]}
        className="min-w-0 flex-1 basis-60"
      >
        <Select name="parentId" defaultValue={category.parent?.id ?? ""}>
          <option value="">Nothing: at the top</option>
          {categoryPaths(categories)
            .filter(({ id }) => !inside.has(id))
            .map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
        </Select>
      </Field>
      <Button name="intent" value="move" busy={busy}>
        Move
      </Button>
    </Form>
  );
}

export function CategoryDeletion({ page: { category } }: { page: CategoryPage }) {
  const busy = useBusy("delete");
  return category.viewerCan.delete.allowed ? (
    <Form method="post" aria-label="Delete">
      <input type="hidden" name="version" value={category.version} />
      <Button tone="danger" name="intent" value="delete" busy={busy}>
        Delete this category
      </Button>
    </Form>
  ) : (
    <p className="text-small text-ink-soft">{category.viewerCan.delete.message}</p>
  );
}
