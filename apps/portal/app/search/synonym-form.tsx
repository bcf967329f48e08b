import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input } from "../ui/input.js";
import { termText } from "./term-list.js";

interface SynonymFormProps {
  /** Left out: a new group. */
  group?: { id: string; version: number; terms: string[]; alsoFinds?: string[] | null };
  /** What was typed and not taken. */
  typed: { terms: string; alsoFinds: string } | null;
  errors: FieldErrors;
  /** Of the first field, for the key that goes there. */
  fieldId?: string;
}

export function SynonymForm({ group, typed, errors, fieldId }: SynonymFormProps) {
  const sent = useNavigation().formData;
  const busy = sent?.get("intent") === "save-group" && (sent.get("id") ?? "") === (group?.id ?? "");
  return (
    <Form
      method="post"
      preventScrollReset
      aria-label={group === undefined ? "New synonyms" : `Change “${termText(group.terms)}”`}
      className="grid items-end gap-4 sm:grid-cols-2"
    >
      {group !== undefined && (
        <>
          <input type="hidden" name="id" value={group.id} />
          <input type="hidden" name="version" value={group.version} />
        </>
      )}
      <Field
        {...(fieldId !== undefined && { id: fieldId })}
        label="Words that mean the same"
        hint="With commas between them. A term may have up to four words."
        error={errors["terms"]}
      >
        <Input
          name="terms"
          required
          autoComplete="off"
          defaultValue={typed?.terms ?? termText(group?.terms ?? [])}
          placeholder="mfa, 2fa, multi factor authentication"
        />
      </Field>
      <Field
        optional
        label="Only one way: also finds"
        hint="Whoever searches for a word on the left finds these, too, and not the other way round."
        error={errors["alsoFinds"]}
      >
        <Input
          name="alsoFinds"
          autoComplete="off"
          defaultValue={typed?.alsoFinds ?? termText(group?.alsoFinds ?? [])}
        />
      </Field>
      <div>
        <Button tone="primary" name="intent" value="save-group" busy={busy}>
          {group === undefined ? "Add synonyms" : "Save"}
        </Button>
      </div>
    </Form>
  );
}
