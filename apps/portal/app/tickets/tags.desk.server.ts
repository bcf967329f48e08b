import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const TagsDocument = graphql(`
  query Tags {
    tagsViewerCanKeep {
      allowed
    }
    tags(first: 100) {
      id
      name
      version
      ticketCount
    }
  }
`);

const RenameDocument = graphql(`
  mutation RenameTag($input: TagRenameInput!) {
    tagRename(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const MergeDocument = graphql(`
  mutation MergeTags($input: TagMergeInput!) {
    tagMerge(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation DeleteTag($input: TagDeleteInput!) {
    tagDelete(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export async function loadTags(asked: Asked) {
  const { tags, tagsViewerCanKeep } = await askDesk(asked, TagsDocument);
  return { tags, mayKeep: tagsViewerCanKeep.allowed };
}

export type TagsPage = Awaited<ReturnType<typeof loadTags>>;

/** Null when it is done, else what is said against it. */
export async function changeTags(asked: Asked, form: FormData): Promise<string | null> {
  const tagId = textOf(form, "tagId");
  const version = Number(textOf(form, "version"));
  switch (textOf(form, "intent")) {
    case "rename": {
      const input = { tagId, version, name: textOf(form, "name") };
      return first((await askDesk(asked, RenameDocument, { input })).tagRename);
    }
    case "merge": {
      const input = { tagId, intoId: textOf(form, "intoId") };
      return first((await askDesk(asked, MergeDocument, { input })).tagMerge);
    }
    case "delete":
      return first((await askDesk(asked, DeleteDocument, { input: { tagId, version } })).tagDelete);
    default:
      throw new Response(null, { status: 400 });
  }
}

function first({ userErrors }: { userErrors: readonly { message: string }[] }): string | null {
  return userErrors[0]?.message ?? null;
}
