import { graphql } from "../gql/desk/index.js";
import type { MacroAct, RequestKind } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { isTicked, textOf, textsOf, type FieldErrors } from "../ui/form-fields.js";

const SaveDocument = graphql(`
  mutation SaveMacro($input: MacroSaveInput!) {
    macroSave(input: $input) {
      macro {
        name
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation RemoveMacro($input: MacroRemoveInput!) {
    macroRemove(input: $input) {
      macro {
        name
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** What was typed, as it was typed. */
export interface TypedMacro {
  name: string;
  body: string;
  shared: boolean;
  act: string;
  kinds: string[];
}

/** What became of a form. `id`: of the macro that it was about, empty for a new one. */
export type MacroAnswer =
  | { done: string; id: string }
  | { done: null; id: string; typed: TypedMacro; conflict: boolean; errors: FieldErrors };

const acts: Partial<Record<string, MacroAct>> = { WAIT: "WAIT", SOLVE: "SOLVE" };

/** Saves or removes a macro. */
export async function changeMacro(asked: Asked, form: FormData): Promise<MacroAnswer> {
  const id = textOf(form, "id");
  const version = id === "" ? null : Number(textOf(form, "version"));
  if (textOf(form, "intent") === "remove") {
    const input = { macroId: id, version: version ?? 0 };
    const { macro, userErrors } = (await askDesk(asked, RemoveDocument, { input })).macroRemove;
    return macro === null ? failed(form, userErrors) : { done: `“${macro.name}” is gone.`, id };
  }
  const typed = typedMacro(form);
  const { macro, userErrors } = (
    await askDesk(asked, SaveDocument, {
      input: {
        ...typed,
        macroId: id === "" ? null : id,
        version,
        act: acts[typed.act] ?? null,
        kinds: typed.kinds.filter(isKind),
        idempotencyKey: textOf(form, "idempotencyKey"),
      },
    })
  ).macroSave;
  return macro === null ? failed(form, userErrors) : { done: `“${macro.name}” is saved.`, id };
}

/** The API says of any other that there is no such kind. */
function isKind(kind: string): kind is RequestKind {
  return /^[A-Z_]+$/.test(kind);
}

function typedMacro(form: FormData): TypedMacro {
  return {
    name: textOf(form, "name"),
    body: textOf(form, "body"),
    shared: isTicked(form, "shared"),
    act: textOf(form, "act"),
    kinds: textsOf(form, "kinds"),
  };
}

function failed(
  form: FormData,
  userErrors: { code: string; message: string; path?: string[] | null }[],
): MacroAnswer {
  const field = (name: string | undefined) => (name === "name" || name === "body" ? name : "form");
  return {
    done: null,
    id: textOf(form, "id"),
    typed: typedMacro(form),
    conflict: userErrors.some(({ code }) => code === "CONFLICT"),
    errors: Object.fromEntries(userErrors.map(({ path, message }) => [field(path?.at(-1)), message])),
  };
}
