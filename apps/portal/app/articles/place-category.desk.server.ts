import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { audiences } from "./article-draft.js";
import { errorsOf, type CategoryAnswer, type PendingChange } from "./category-answer.js";

const EffectDocument = graphql(`
  query CategoryAudienceEffect($input: CategoryAudienceEffectInput!) {
    categoryAudienceEffect(input: $input) {
      narrower
      wider
    }
  }
`);

const SetAudienceDocument = graphql(`
  mutation CategorySetAudience($input: CategorySetAudienceInput!) {
    categorySetAudience(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

const MoveDocument = graphql(`
  mutation CategoryMove($input: CategoryMoveInput!) {
    categoryMove(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

/**
 * Gives a category another audience or place. Where that changes who may read published articles, the first post only says how many; the
 * second one brings these numbers back, and is refused when they are not right any more.
 */
export async function placeCategory(
  asked: Asked,
  form: FormData,
  categoryId: string,
): Promise<CategoryAnswer> {
  const change = readChange(form);
  const confirmed = readConfirmed(form);
  if (confirmed === null) {
    const place =
      change.kind === "audience" ? { audience: change.audience } : { parentId: emptyAsNull(change.parentId) };
    const { categoryAudienceEffect: effect } = await askDesk(asked, EffectDocument, {
      input: { categoryId, ...place },
    });
    if (effect != null && effect.narrower + effect.wider > 0)
      return { errors: {}, pending: { change, effect } };
  }
  return { errors: errorsOf(await send(asked, form, categoryId, change, confirmed)), pending: null };
}

async function send(
  asked: Asked,
  form: FormData,
  categoryId: string,
  change: PendingChange["change"],
  confirmed: PendingChange["effect"] | null,
) {
  const version = Number(textOf(form, "version"));
  if (change.kind === "audience") {
    const input = { categoryId, version, audience: change.audience, confirmed };
    return (await askDesk(asked, SetAudienceDocument, { input })).categorySetAudience.userErrors;
  }
  const input = { categoryId, version, parentId: emptyAsNull(change.parentId), confirmed };
  return (await askDesk(asked, MoveDocument, { input })).categoryMove.userErrors;
}

function readChange(form: FormData): PendingChange["change"] {
  if (textOf(form, "intent") === "move") return { kind: "move", parentId: textOf(form, "parentId") };
  const audience = audiences.find(({ value }) => value === textOf(form, "audience"))?.value;
  if (audience === undefined) throw new Response(null, { status: 400 });
  return { kind: "audience", audience };
}

function readConfirmed(form: FormData): PendingChange["effect"] | null {
  const [narrower, wider] = [textOf(form, "narrower"), textOf(form, "wider")];
  return narrower === "" || wider === "" ? null : { narrower: Number(narrower), wider: Number(wider) };
}

function emptyAsNull(text: string): string | null {
  return text === "" ? null : text;
}
