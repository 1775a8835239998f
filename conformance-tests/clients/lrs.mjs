// The server that the scripts talk to, and what they tell it.
import { randomUUID } from "node:crypto";

export const endpoint = process.env.LRS_ENDPOINT;
export const key = process.env.LRS_KEY;
export const secret = process.env.LRS_SECRET;

/** Each script has its own activities and learners: they share one server. */
export const space = `https://example.org/${randomUUID()}`;
export const activity = `${space}/course`;
export const agent = { objectType: "Agent", account: { homePage: space, name: "ann" } };

export function statement() {
  return {
    id: randomUUID(),
    actor: agent,
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { "en-US": "answered" } },
    object: { objectType: "Activity", id: activity },
    result: { score: { scaled: 0.5 }, success: true },
  };
}

export const note = {
  usageType: "https://example.org/usage/note",
  display: { "en-US": "Note" },
  contentType: "text/plain",
};
export const noteText = "Überaus gut";
