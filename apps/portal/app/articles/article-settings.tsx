import { RadioCards } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select } from "../ui/input.js";
import { audiences, type ArticleDraft } from "./article-draft.js";
import type { CategoryChoice } from "./category-choices.js";
import { TakeOverSlug } from "./take-over-slug.js";

interface ArticleSettingsProps {
  /** The id of the form that they belong to. */
  form: string;
  draft: ArticleDraft;
  categories: CategoryChoice[];
  errors: FieldErrors;
}

/** Where an article stands and who may read it. */
export function ArticleSettings({ form, draft, categories, errors }: ArticleSettingsProps) {
  return (
    <section aria-label="Settings" className="grid gap-5">
      <Field
        id="categoryId"
        label="Category"
        hint="Who may not read it may not read the article."
        error={errors["categoryId"]}
      >
        <Select name="categoryId" form={form} defaultValue={draft.categoryId}>
          <option value="">Choose one</option>
          {categories.map(({ id, path, audience }) => (
            <option key={id} value={id}>
              {path}
              {audience !== "PUBLIC" && ` (${audience === "STAFF" ? "staff" : "customers"} only)`}
            </option>
          ))}
        </Select>
      </Field>
      <RadioCards
        legend="Who may read it"
        name="audience"
        form={form}
        defaultValue={draft.audience}
        options={audiences}
        error={errors["audience"]}
        columns={1}
      />
      <Field
        id="slug"
        label="Address"
        hint="The last part of it. Left empty, it is made from the title. When it changes later, the old one leads here."
        error={errors["slug"]}
      >
        <Input name="slug" form={form} defaultValue={draft.slug} autoComplete="off" spellCheck="false" />
      </Field>
      <TakeOverSlug form={form} error={errors["takeOverSlug"]} />
    </section>
  );
}
