import { randomUUID } from "node:crypto";
import type { QueueFilter } from "../gql/desk/graphql.js";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { isTicked, textOf } from "../ui/form-fields.js";
import { narrowingOf } from "./queue-address.js";
import { queueView } from "./queue-views.js";

const ViewsDocument = graphql(`
  query TicketViews {
    ticketViewsViewerCanShare {
      allowed
    }
    staffMembers {
      id
      name
    }
    tags(first: 100) {
      id
      name
    }
    ticketViews {
      id
      name
      shared
      position
      version
      count
      viewerCanChange {
        allowed
      }
      filter {
        states
        assignee
        production
        kinds
        text
        staff {
          id
        }
        account {
          id
        }
        tags {
          id
        }
      }
    }
  }
`);

const SaveDocument = graphql(`
  mutation SaveTicketView($input: TicketViewSaveInput!) {
    ticketViewSave(input: $input) {
      view {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const ChangeDocument = graphql(`
  mutation ChangeTicketView($input: TicketViewChangeInput!) {
    ticketViewChange(input: $input) {
      view {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation DeleteTicketView($input: TicketViewDeleteInput!) {
    ticketViewDelete(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** The views that the reader may use, and what a view can name. */
export async function loadTicketViews(asked: Asked) {
  const { ticketViews, tags, staffMembers, ticketViewsViewerCanShare } = await askDesk(asked, ViewsDocument);
  return {
    views: ticketViews.map(({ filter, ...view }) => ({ ...view, filter: asFilter(filter) })),
    tags,
    staffMembers,
    mayShare: ticketViewsViewerCanShare.allowed,
    newKey: randomUUID(),
  };
}

interface KeptFilter {
  states: NonNullable<QueueFilter["states"]>;
  assignee: QueueFilter["assignee"];
  production: boolean | null;
  kinds: NonNullable<QueueFilter["kinds"]>;
  text: string | null;
  staff: { id: string } | null;
  account: { id: string } | null;
  tags: readonly { id: string }[];
}

function asFilter({ staff, account, tags, states, kinds, ...filter }: KeptFilter): QueueFilter {
  return {
    ...filter,
    states: states.length === 0 ? null : states,
    kinds: kinds.length === 0 ? null : kinds,
    staffId: staff?.id ?? null,
    accountId: account?.id ?? null,
    tagIds: tags.length === 0 ? null : tags.map(({ id }) => id),
  };
}

/** Where the desk goes on, or what is said against it. */
export type ChangedView = { done: true; goTo: string } | { done: false; message: string };

/** Keeps what an address shows under a name, or changes or deletes what is kept. */
export async function changeTicketViews(asked: Asked, form: FormData): Promise<ChangedView> {
  const viewId = textOf(form, "viewId");
  const version = Number(textOf(form, "version"));
  const name = textOf(form, "name");
  switch (textOf(form, "intent")) {
    case "save": {
      const parameters = new URLSearchParams(textOf(form, "address"));
      const account = parameters.get("account");
      const part = queueView(parameters.get("view")).filter;
      const filter = narrowingOf(parameters) ?? { ...part, ...(account !== null && { accountId: account }) };
      const idempotencyKey = textOf(form, "idempotencyKey");
      const input = { name, filter, shared: isTicked(form, "shared"), idempotencyKey };
      return answer((await askDesk(asked, SaveDocument, { input })).ticketViewSave);
    }
    case "change": {
      const position = Number.parseInt(textOf(form, "position"), 10);
      const input = { viewId, version, name, position: Number.isNaN(position) ? null : position };
      return answer((await askDesk(asked, ChangeDocument, { input })).ticketViewChange);
    }
    case "delete": {
      const { userErrors } = (await askDesk(asked, DeleteDocument, { input: { viewId, version } }))
        .ticketViewDelete;
      return answer({ view: null, userErrors });
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function answer(payload: {
  view: { id: string } | null;
  userErrors: readonly { message: string }[];
}): ChangedView {
  const message = payload.userErrors[0]?.message;
  if (message !== undefined) return { done: false, message };
  return {
    done: true,
    goTo: payload.view === null ? "/desk" : `/desk?${new URLSearchParams({ view: payload.view.id })}`,
  };
}
