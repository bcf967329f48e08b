import "reflect-metadata";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  buildSchema,
  findBreakingChanges,
  isInputObjectType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { createSchemas } from "./schema.js";

const schemas = createSchemas();
const written = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");

describe("the schemas", () => {
  test("are those of docs/", () => {
    expect(`${printSchema(lexicographicSortSchema(schemas.public))}\n`).toBe(written("schema.graphql"));
    expect(`${printSchema(lexicographicSortSchema(schemas.desk))}\n`).toBe(written("desk-schema.graphql"));
  });

  test("the desk's has all of the public one", () => {
    expect(findBreakingChanges(schemas.public, schemas.desk)).toEqual([]);
  });

  test("the public one has nothing of the desk's", () => {
    const names = Object.keys(schemas.public.getTypeMap());
    expect(
      names.filter((name) =>
        /^(Desk|Queue|RefusalFilter|RefusalDecide|AccountFacts|ArticleRevision|ArticleDraft|Defect(?!Report|Event|News|State)|FixBroadcast)/.test(
          name,
        ),
      ),
    ).toEqual([]);
    expect(Object.keys(schemas.public.getMutationType()?.getFields() ?? {}).sort()).toEqual([
      "accessTokenCreate",
      "accessTokenRevoke",
      "accountDeletionStop",
      "accountDomainClaim",
      "accountDomainGiveUp",
      "accountDomainProve",
      "accountProvision",
      "accountTicketSharingSet",
      "articleVote",
      "contestWithdraw",
      "decisionContest",
      "invitationCreate",
      "invitationRevoke",
      "knownIssueReport",
      "membershipDeactivate",
      "membershipRoleSet",
      "personProvision",
      "searchFinish",
      "searchHitOpen",
      "signInProviderModeSet",
      "signInProviderSet",
      "ticketFixAnswer",
      "ticketOpen",
      "ticketParticipantAdd",
      "ticketParticipantRemove",
      "ticketRate",
      "ticketReply",
      "ticketTakeOver",
      "ticketVisibilitySet",
      "verificationCancel",
      "verificationConfirm",
      "verificationStart",
    ]);
  });

  test("no role can set a password or give access to a resource: there is nothing to do it with", () => {
    const types = Object.values(buildSchema(written("desk-schema.graphql")).getTypeMap());
    const named = types
      .filter((type) => isObjectType(type) || isInputObjectType(type))
      .flatMap((type) => Object.keys(type.getFields()));
    expect(named.filter((name) => /password|grant|fulfil/i.test(name))).toEqual([]);
    // Acts upon who belongs to what: nobody is added, for people are added by the administrators of their account alone. A membership
    // that ended, as the customer's own system tells, may begin again as it was. Its role is set by those administrators, never by staff.
    const acts = Object.keys(schemas.desk.getMutationType()?.getFields() ?? {});
    expect(
      acts.filter((name) =>
        /access(?!Token)|member(?!Deactivate|shipDeactivate|shipReactivate|shipRoleSet)|resource/i.test(name),
      ),
    ).toEqual([]);
  });

  test("every mutation takes one input, if it has to be told anything, and answers with userErrors", () => {
    const toldNothing = ["gapsFind"];
    for (const field of Object.values(schemas.desk.getMutationType()?.getFields() ?? {})) {
      expect([field.name, field.args.map(({ name }) => name)]).toEqual([
        field.name,
        toldNothing.includes(field.name) ? [] : ["input"],
      ]);
      expect(printSchema(schemas.desk)).toMatch(
        new RegExp(`type ${String(field.type).replace("!", "")} {[^}]*userErrors: \\[UserError!\\]!`),
      );
    }
  });
});
