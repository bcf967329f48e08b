import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select } from "../ui/input.js";
import { audiences } from "./article-draft.js";
import { categoryPaths } from "./category-paths.js";
import type { CategoriesPage } from "./load-categories.desk.server.js";

interface NewCategoryProps {
  page: CategoriesPage;
  errors: FieldErrors;
}

/** For staff until somebody says otherwise; who else may read it is a lead's to say. */
export function NewCategory({ page: { categories, viewerCan }, errors }: NewCategoryProps) {
  const busy = useNavigation().formData?.get("intent") === "create";
  return (
    <details
      open={Object.keys(errors).length > 0}
      className="mt-8 rounded-sheet border border-rule bg-sheet p-4 sm:p-5"
    >
      <summary className="font-medium hover:text-pine">New category</summary>
      <Form method="post" noValidate aria-label="New category" className="mt-4 grid max-w-xl gap-5">
        <ErrorSummary title="The category was not made" errors={errors} />
        <Field id="title" label="Name" error={errors["title"]}>
          <Input name="title" maxLength={200} autoComplete="off" />
        </Field>
        <Field id="parentId" label="Below" error={errors["parentId"]}>
          <Select name="parentId">
            <option value="">Nothing: at the top</option>
            {categoryPaths(categories).map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
          </Select>
        </Field>
        {viewerCan.changeCategoryAudiences.allowed ? (
          <RadioCards
            legend="Who may read it"
            name="audience"
            defaultValue="STAFF"
            options={audiences}
            columns={1}
          />
        ) : (
          <p className="text-small text-ink-soft">Staff alone read it until a lead says otherwise.</p>
        )}
        <div>
          <Button tone="primary" name="intent" value="create" busy={busy}>
            Make it
          </Button>
        </div>
      </Form>
    </details>
  );
}
