import { expect, test } from "@jest/globals";
import { sharingWords } from "./sharing-words.js";

const ada = { name: "Ada" };
const tom = { name: "Tom" };

test.each([
  [{ __typename: "ParticipantChange", joined: true, actor: ada, person: tom } as const, "Ada added Tom"],
  [{ __typename: "ParticipantChange", joined: false, actor: ada, person: tom } as const, "Ada removed Tom"],
  [
    { __typename: "ParticipantChange", joined: false, actor: tom, person: tom } as const,
    "Tom left the conversation",
  ],
  [
    { __typename: "ParticipantChange", joined: true, actor: null, person: null } as const,
    "Somebody added somebody",
  ],
  [
    { __typename: "VisibilityChange", visibility: "PRIVATE", actor: ada } as const,
    "Ada made the ticket private",
  ],
  [
    { __typename: "VisibilityChange", visibility: "ACCOUNT_ADMINS", actor: ada } as const,
    "Ada opened the ticket to all administrators of the account",
  ],
  [
    { __typename: "RequesterChange", actor: tom, former: ada, requester: tom } as const,
    "Tom took the ticket over from Ada",
  ],
  [
    { __typename: "RequesterChange", actor: { name: "Avery" }, former: null, requester: tom } as const,
    "Avery handed the ticket over to Tom",
  ],
])("what happened to who reads a ticket is told: %#", (event, words) => {
  expect(sharingWords(event)).toBe(words);
});
