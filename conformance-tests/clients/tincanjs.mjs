// tincanjs against the server: what it sends must be kept, what it reads must be what it sent.
import assert from "node:assert/strict";
import TinCan from "tincanjs";
import { activity, agent, endpoint, key, note, noteText, secret, space, statement } from "./lrs.mjs";

const lrs = new TinCan.LRS({ endpoint, username: key, password: secret, version: "1.0.2", allowFail: false });
const course = new TinCan.Activity({ id: activity });
const ann = new TinCan.Agent(agent);

/** Calls a method whose last argument is a configuration with a callback; the status when it fails. */
function ask(method, ...args) {
  const settings = args.pop();
  return new Promise((resolve, reject) => {
    const callback = (error, result) => (error === null ? resolve(result) : reject(error));
    lrs[method](...args, { ...settings, callback });
  });
}

const about = await ask("about", {});
assert.ok(about.version.includes("1.0.3"));

const first = new TinCan.Statement(statement());
await ask("saveStatement", first, {});
const read = await ask("retrieveStatement", first.id, {});
assert.equal(read.id, first.id);
assert.equal(read.result.score.scaled, 0.5);

const others = Array.from({ length: 5 }, () => new TinCan.Statement(statement()));
await ask("saveStatements", others, {});
const query = { agent: ann, activity: course, ascending: true, limit: 2 };
let page = await ask("queryStatements", { params: query });
const seen = page.statements.map((found) => found.id);
while (page.more) {
  page = await ask("moreStatements", { url: page.more });
  seen.push(...page.statements.map((found) => found.id));
}
assert.deepEqual(seen, [first, ...others].map((sent) => sent.id));

const voiding = new TinCan.Statement({
  actor: agent,
  verb: { id: "http://adlnet.gov/expapi/verbs/voided" },
  target: { objectType: "StatementRef", id: first.id },
});
await ask("saveStatement", voiding, {});
await assert.rejects(ask("retrieveStatement", first.id, {}), (status) => status === 404);
assert.equal((await ask("retrieveVoidedStatement", first.id, {})).id, first.id);

const content = new TextEncoder().encode(noteText).buffer;
const annotated = new TinCan.Statement({ ...statement(), attachments: [{ ...note, content }] });
await ask("saveStatement", annotated, {});
const back = await ask("retrieveStatement", annotated.id, { params: { attachments: true } });
assert.equal(back.attachments[0].getContentAsString(), noteText);

const place = { agent: ann, activity: course };
const json = { contentType: "application/json" };
await ask("saveState", "bookmark", { page: 1 }, { ...place, ...json });
const kept = await ask("retrieveState", "bookmark", place);
assert.deepEqual(kept.contents, { page: 1 });
await ask("saveState", "bookmark", { zoom: 2 }, { ...place, ...json, method: "POST" });
const stale = { ...place, ...json, lastSHA1: kept.etag };
await assert.rejects(ask("saveState", "bookmark", {}, stale), (status) => status === 412);
assert.deepEqual((await ask("retrieveState", "bookmark", place)).contents, { page: 1, zoom: 2 });
assert.deepEqual(await ask("retrieveStateIds", place), ["bookmark"]);
await ask("dropState", "bookmark", place);
assert.equal(await ask("retrieveState", "bookmark", place), null);

const likes = `${space}/likes`;
const once = { agent: ann, ...json, requestHeaders: { "If-None-Match": "*" } };
await ask("saveAgentProfile", likes, { a: 1 }, once);
const { etag } = await ask("retrieveAgentProfile", likes, { agent: ann });
const matched = () => ({ agent: ann, ...json, lastSHA1: etag });
await ask("saveAgentProfile", likes, { a: 2 }, matched());
await assert.rejects(ask("saveAgentProfile", likes, {}, matched()), (status) => status === 412);
assert.deepEqual((await ask("retrieveAgentProfile", likes, { agent: ann })).contents, { a: 2 });

const map = `${space}/map`;
const unseen = { activity: course, ...json, requestHeaders: { "If-None-Match": "*" } };
await ask("saveActivityProfile", map, { b: 1 }, unseen);
assert.deepEqual(await ask("retrieveActivityProfileIds", { activity: course }), [map]);

assert.equal((await ask("retrieveActivity", activity, {})).id, activity);
