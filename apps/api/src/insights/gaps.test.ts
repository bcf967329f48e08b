import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findGaps, flushSearches, keepSearch, replyToTicket } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let lead: Caller;
let agent: Caller;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock, index: new FakeArticleIndex() });
  lead = await api.callerFor((await addStaff(db, "lead")).person);
  agent = await api.callerFor((await addStaff(db, "agent")).person);
  for (const query of ["rename device", "invoice by post", "vpn split tunnel"]) {
    for (const visitor of ["a", "b"]) {
      const searcher = { actor: { kind: "anonymous", visitor }, fingerprint: "" } as const;
      const answer = {
        searchId: randomUUID(),
        query,
        hits: 0,
        degraded: false,
        filters: {},
        channel: "search_page",
      } as const;
      keepSearch(api.api.deps, searcher, answer);
    }
  }
  await flushSearches(api.api.deps);
  await findGaps(api.api.deps);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const GAPS = `query ($first: Int, $after: String) { gaps(first: $first, after: $after) {
  nodes { id title actors searches samples { source text actors } article { id } viewerCan { draft { allowed } dismiss { allowed code } } }
  pageInfo { hasNextPage endCursor } } gapCounts { state count } }`;
const gapsSchema = z.object({
  gaps: z.object({
    nodes: z.array(z.looseObject({ id: z.string(), title: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
  gapCounts: z.array(z.object({ state: z.string(), count: z.number() })),
});
async function gaps(variables: Record<string, unknown> = {}, caller = agent) {
  const { data, errors } = await api.askDesk(GAPS, variables, caller);
  expect(errors).toEqual([]);
  return gapsSchema.parse(data);
}

describe("gaps", () => {
  test("come in pages with their samples, and say what the viewer can do about them", async () => {
    const first = await gaps({ first: 2 });
    const second = await gaps({ first: 2, after: first.gaps.pageInfo.endCursor });
    const titles = [...first.gaps.nodes, ...second.gaps.nodes].map(({ title }) => title);
    expect(titles.toSorted()).toEqual(["Invoice by post", "Rename device", "Vpn split tunnel"]);
    expect(second.gaps.pageInfo.hasNextPage).toBe(false);
    expect(first.gaps.nodes[0]).toMatchObject({
      actors: 2,
      searches: 2,
      samples: [{ source: "SEARCH", actors: 2 }],
      article: null,
      viewerCan: { draft: { allowed: true }, dismiss: { allowed: false, code: "authors_only" } },
    });
    expect(first.gapCounts).toContainEqual({ state: "OPEN", count: 3 });
  });

  test("cost as many statements for many as for one", async () => {
    const count = (first: number) => api.countStatements(() => gaps({ first }));
    await count(1);
    expect(await count(3)).toBe(await count(1));
  });

  test("become a draft, are dismissed, and are looked for when somebody asks", async () => {
    const [one, other] = (await gaps()).gaps.nodes;
    const drafted = await api.askDesk(
      "mutation ($input: GapInput!) { gapDraft(input: $input) { article { head { title state } gaps { id state } } userErrors { code } } }",
      { input: { gapId: one?.id } },
      agent,
    );
    expect(drafted.data?.["gapDraft"]).toEqual({
      article: { head: { title: one?.title, state: "DRAFT" }, gaps: [{ id: one?.id, state: "DRAFTED" }] },
      userErrors: [],
    });
    const dismiss =
      "mutation ($input: GapReasonInput!) { gapDismiss(input: $input) { gap { state reason } userErrors { code } } }";
    const input = { gapId: other?.id, reason: "Not ours" };
    expect((await api.askDesk(dismiss, { input }, agent)).data).toEqual({
      gapDismiss: { gap: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    expect((await api.askDesk(dismiss, { input }, lead)).data).toEqual({
      gapDismiss: { gap: { state: "DISMISSED", reason: "Not ours" }, userErrors: [] },
    });
    for (let time = 0; time < 2; time += 1)
      await api.askDesk("mutation { gapsFind { userErrors { code } } }", {}, agent);
    expect(
      await database.db.query(
        "select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'find-gaps'",
      ),
    ).toEqual([{ jobs: 1 }]);
  });
});

describe("articles of a ticket", () => {
  const TICKET = `query ($number: Int!) { ticket(number: $number) { articles {
    nodes { drafted article { id head { title } } } viewerCan { draft { allowed code } link { allowed } } } } }`;
  const LINK = `mutation ($input: TicketArticleInput!) { ticketArticleLink(input: $input) { ticket { number } userErrors { code } } }`;
  const UNLINK = LINK.replace("ticketArticleLink", "ticketArticleUnlink");
  const DRAFT = `mutation ($input: ArticleDraftFromTicketInput!) { articleDraftFromTicket(input: $input) {
    article { head { title } tickets { drafted ticket { number } } } userErrors { code } } }`;

  test("are drafted out of its solution, linked and unlinked, and seen by nobody but staff", async () => {
    const { account, person, actor } = await addAdmin(database.db);
    const ticket = await addTicket(database.db, {
      accountId: account.id,
      requesterId: person.id,
      subject: "Bind",
    });
    const ticketId = globalId("Ticket", ticket.id);
    const read = async () => (await api.askDesk(TICKET, { number: ticket.number }, agent)).data?.["ticket"];
    expect(await read()).toEqual({
      articles: {
        nodes: [],
        viewerCan: { draft: { allowed: false, code: "not_answered" }, link: { allowed: true } },
      },
    });
    const { actor: staff } = await addStaff(database.db);
    await replyToTicket(api.api.deps, staff, {
      ticketId: ticket.id,
      body: "Use a service account.",
      idempotencyKey: "r",
    });
    expect(
      (await api.askDesk(DRAFT, { input: { ticketId } }, agent)).data?.["articleDraftFromTicket"],
    ).toEqual({
      article: { head: { title: "Bind" }, tickets: [{ drafted: true, ticket: { number: ticket.number } }] },
      userErrors: [],
    });
    const article = await addArticle(database.db, { title: "Bind over LDAP" });
    const input = { ticketId, articleId: globalId("Article", article.id) };
    expect((await api.askDesk(LINK, { input }, agent)).data?.["ticketArticleLink"]).toMatchObject({
      userErrors: [],
    });
    expect(await read()).toMatchObject({
      articles: {
        nodes: [
          { drafted: true, article: { head: { title: "Bind" } } },
          { drafted: false, article: { head: { title: "Bind over LDAP" } } },
        ],
      },
    });
    await api.askDesk(UNLINK, { input }, agent);
    expect(await read()).toMatchObject({ articles: { nodes: [{ drafted: true }] } });
    expect(actor.kind).toBe("person");
    const customer = await api.callerFor(person);
    expect((await api.ask(TICKET, { number: ticket.number }, customer)).errors[0]?.extensions["code"]).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
  });
});

describe("feedback on an article", () => {
  test("comes with a vote, and is dealt with on the desk", async () => {
    const article = await addArticle(database.db);
    const vote = {
      articleId: globalId("Article", article.id),
      helpful: false,
      reason: "OUT_OF_DATE",
      words: "Old.",
    };
    const VOTE =
      "mutation ($input: ArticleVoteInput!) { articleVote(input: $input) { userErrors { code } } }";
    expect((await api.ask(VOTE, { input: vote })).data).toEqual({ articleVote: { userErrors: [] } });
    const id = globalId("DeskArticle", article.id);
    const LIST = `query ($id: ID!) { deskArticle(id: $id) { openFeedback }
      articleFeedback(articleId: $id) { nodes { id reason words state revision handledBy { name } } } }`;
    const listed = await api.askDesk(LIST, { id }, agent);
    expect(listed.data).toMatchObject({
      deskArticle: { openFeedback: 1 },
      articleFeedback: { nodes: [{ reason: "OUT_OF_DATE", words: "Old.", state: "OPEN", revision: 1 }] },
    });
    const feedbackId = /"id":"([^"]+)","reason"/.exec(JSON.stringify(listed.data))?.[1];
    const handled = await api.askDesk(
      "mutation ($input: ArticleFeedbackHandleInput!) { articleFeedbackHandle(input: $input) { feedback { state handledBy { name } } userErrors { code } } }",
      { input: { feedbackId, handled: true } },
      agent,
    );
    expect(handled.data?.["articleFeedbackHandle"]).toMatchObject({
      feedback: { state: "HANDLED", handledBy: { name: expect.any(String) } },
      userErrors: [],
    });
    expect((await api.askDesk(LIST, { id }, agent)).data).toMatchObject({ deskArticle: { openFeedback: 0 } });
  });
});
