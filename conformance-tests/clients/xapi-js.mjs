// @xapi/xapi against the server: what it sends must be kept, what it reads must be what it sent.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import XAPI from "@xapi/xapi";
import { activity, agent, endpoint, key, note, noteText, secret, space, statement } from "./lrs.mjs";

const settings = { endpoint, auth: XAPI.default.toBasicAuth(key, secret), version: "1.0.3" };
const lrs = new XAPI.default(settings);
// Under Node axios replaces the Content-Type of a Blob, and with it the boundary.
const withFetch = new XAPI.default({ ...settings, adapter: "fetch" });

const about = await lrs.getAbout();
assert.ok(about.data.version.includes("1.0.3"));

const first = statement();
assert.deepEqual((await lrs.sendStatement({ statement: first })).data, [first.id]);
const read = (await lrs.getStatement({ statementId: first.id })).data;
assert.equal(read.id, first.id);
assert.deepEqual(read.result, first.result);

const others = Array.from({ length: 5 }, statement);
const ids = others.map((sent) => sent.id);
assert.deepEqual((await lrs.sendStatements({ statements: others })).data, ids);
let page = (await lrs.getStatements({ agent, activity, ascending: true, limit: 2 })).data;
const seen = page.statements.map((found) => found.id);
while (page.more) {
  page = (await lrs.getMoreStatements({ more: page.more })).data;
  seen.push(...page.statements.map((found) => found.id));
}
assert.deepEqual(seen, [first.id, ...ids]);

await lrs.voidStatement({ actor: agent, statementId: first.id });
await refused(lrs.getStatement({ statementId: first.id }), 404);
assert.equal((await lrs.getVoidedStatement({ voidedStatementId: first.id })).data.id, first.id);

const content = new TextEncoder().encode(noteText);
const sha2 = createHash("sha256").update(content).digest("hex");
const annotated = { ...statement(), attachments: [{ ...note, length: content.length, sha2 }] };
await withFetch.sendStatement({ statement: annotated, attachments: [content.buffer] });
const parts = (await withFetch.getStatement({ statementId: annotated.id, attachments: true })).data;
assert.equal(parts[0].id, annotated.id);
assert.equal(parts[1], noteText);

const place = { agent, activityId: activity, stateId: "bookmark" };
await lrs.setState({ ...place, state: { page: 1 }, etag: "*", matchHeader: "If-None-Match" });
const kept = await lrs.getState(place);
assert.deepEqual(kept.data, { page: 1 });
await lrs.createState({ ...place, state: { zoom: 2 } });
assert.deepEqual((await lrs.getState(place)).data, { page: 1, zoom: 2 });
const stale = { ...place, state: {}, etag: kept.headers.etag, matchHeader: "If-Match" };
await refused(lrs.setState(stale), 412);
assert.deepEqual((await lrs.getStates({ agent, activityId: activity })).data, ["bookmark"]);
await lrs.deleteState(place);
await refused(lrs.getState(place), 404);

const ofAgent = { agent, profileId: `${space}/likes` };
await lrs.setAgentProfile({ ...ofAgent, profile: { a: 1 }, etag: "*", matchHeader: "If-None-Match" });
const likes = await lrs.getAgentProfile(ofAgent);
const next = { ...ofAgent, profile: { a: 2 }, etag: likes.headers.etag, matchHeader: "If-Match" };
await lrs.setAgentProfile(next);
await refused(lrs.setAgentProfile(next), 412);
assert.deepEqual((await lrs.getAgentProfile(ofAgent)).data, { a: 2 });

const ofActivity = { activityId: activity, profileId: `${space}/map` };
await lrs.createActivityProfile({ ...ofActivity, profile: { b: 1 } });
assert.deepEqual((await lrs.getActivityProfiles({ activityId: activity })).data, [`${space}/map`]);

assert.equal((await lrs.getActivity({ activityId: activity })).data.id, activity);
assert.deepEqual((await lrs.getAgent({ agent })).data.account, [agent.account]);

/** Whether the server answers with this status. */
async function refused(request, status) {
  await assert.rejects(request, (error) => {
    assert.equal(error.response?.status ?? error.status, status);
    return true;
  });
}
