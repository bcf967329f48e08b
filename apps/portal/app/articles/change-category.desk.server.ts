import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { audiences } from "./article-draft.js";
import { errorsOf, type CategoryAnswer } from "./category-answer.js";
import { readInterval } from "./review-interval-form.js";

const CreateDocument = graphql(`
  mutation CategoryCreate($input: CategoryCreateInput!) {
    categoryCreate(input: $input) {
      category {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`);

const UpdateDocument = graphql(`
  mutation CategoryUpdate($input: CategoryUpdateInput!) {
    categoryUpdate(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

const OrderDocument = graphql(`
  mutation CategoryOrder($input: CategoryOrderInput!) {
    categoryOrder(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation CategoryDelete($input: CategoryDeleteInput!) {
    categoryDelete(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

/** A new one, from the page of all categories; answers with its id. */
export async function createCategory(
  asked: Asked,
  form: FormData,
): Promise<{ id: string | null; errors: FieldErrors }> {
  const audience = audiences.find(({ value }) => value === textOf(form, "audience"))?.value ?? "STAFF";
  const input = {
    title: textOf(form, "title"),
    parentId: emptyAsNull(textOf(form, "parentId")),
    audience,
  };
  const { category, userErrors } = (await askDesk(asked, CreateDocument, { input })).categoryCreate;
  return { id: category?.id ?? null, errors: errorsOf(userErrors) };
}

export async function orderCategory(asked: Asked, form: FormData): Promise<FieldErrors> {
  const up = textOf(form, "up");
  const categoryId = up === "" ? textOf(form, "down") : up;
  const direction = up === "" ? "DOWN" : "UP";
  const answer = await askDesk(asked, OrderDocument, { input: { categoryId, direction } });
  return errorsOf(answer.categoryOrder.userErrors);
}

export async function updateCategory(
  asked: Asked,
  form: FormData,
  categoryId: string,
): Promise<CategoryAnswer> {
  const input = {
    categoryId,
    version: Number(textOf(form, "version")),
    title: textOf(form, "title"),
    slug: textOf(form, "slug"),
    description: emptyAsNull(textOf(form, "description")),
    ownerId: emptyAsNull(textOf(form, "ownerId")),
    reviewInterval: readInterval(form),
  };
  const { userErrors } = (await askDesk(asked, UpdateDocument, { input })).categoryUpdate;
  return { errors: errorsOf(userErrors), pending: null };
}

export async function deleteCategory(
  asked: Asked,
  form: FormData,
  categoryId: string,
): Promise<CategoryAnswer> {
  const input = { categoryId, version: Number(textOf(form, "version")) };
  const { userErrors } = (await askDesk(asked, DeleteDocument, { input })).categoryDelete;
  return { errors: errorsOf(userErrors), pending: null };
}

function emptyAsNull(text: string): string | null {
  return text === "" ? null : text;
}
