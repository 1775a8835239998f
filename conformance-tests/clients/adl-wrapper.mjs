// ADL's xapiwrapper against the server. It is made for browsers: what it needs of one is given here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { activity, agent, endpoint, key, note, noteText, secret, space, statement } from "./lrs.mjs";

const require = createRequire(import.meta.url);
const Xhr = createRequire(require.resolve("tincanjs"))("xhr2");

globalThis.window = globalThis;
globalThis.location = new URL("https://content.example.org/");
globalThis.document = { createElement: () => ({ set href(url) { Object.assign(this, parts(url)); } }) };
globalThis.XMLHttpRequest = class extends Xhr {
  send(data) {
    if (data instanceof Blob) {
      data.arrayBuffer().then((octets) => super.send(octets));
    } else {
      super.send(data);
    }
  }
};
const file = require.resolve("xapiwrapper/dist/xapiwrapper.min.js");
runInThisContext(readFileSync(file, "utf8"), file);
const { ADL } = globalThis;

const auth = `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`;
ADL.XAPIWrapper.changeConfig({ endpoint, auth, strictCallbacks: true });

function parts(url) {
  const { protocol, host } = new URL(url);
  return { protocol, host };
}

/** Calls a method whose last argument is a callback; an error carries the status in its message. */
function ask(method, ...args) {
  return new Promise((resolve, reject) => {
    const callback = (error, xhr, body) => (error ? reject(error) : resolve({ xhr, body }));
    ADL.XAPIWrapper[method](...args, callback);
  });
}

const first = statement();
assert.equal((await ask("sendStatement", first)).body.id, first.id);
const read = (await ask("getStatements", { statementId: first.id }, null)).body;
assert.equal(read.id, first.id);
assert.deepEqual(read.result, first.result);

const others = Array.from({ length: 5 }, statement);
const ids = others.map((sent) => sent.id);
assert.deepEqual((await ask("sendStatements", others)).body, ids);
const query = { agent: JSON.stringify(agent), activity, ascending: true, limit: 2 };
let page = (await ask("getStatements", query, null)).body;
const seen = page.statements.map((found) => found.id);
while (page.more) {
  page = (await ask("getStatements", null, page.more)).body;
  seen.push(...page.statements.map((found) => found.id));
}
assert.deepEqual(seen, [first.id, ...ids]);

const voiding = new ADL.XAPIStatement(agent, ADL.verbs.voided, new ADL.XAPIStatement.StatementRef(first.id));
await ask("sendStatement", voiding);
await assert.rejects(ask("getStatements", { statementId: first.id }, null), /404/);
assert.equal((await ask("getStatements", { voidedStatementId: first.id }, null)).body.id, first.id);

const annotated = statement();
await new Promise((resolve, reject) => {
  const callback = (error, xhr) => (error ? reject(new Error(xhr.responseText)) : resolve(xhr));
  ADL.XAPIWrapper.sendStatement(annotated, callback, [{ type: { ...note }, value: noteText }]);
});
const withNote = { statementId: annotated.id, attachments: true };
const multipart = (await ask("getStatements", withNote, null)).xhr.responseText;
assert.ok(multipart.includes(noteText));

const state = [activity, agent, "bookmark", null];
await ask("sendState", ...state, { page: 1 }, null, "*");
assert.deepEqual((await ask("getState", ...state, null)).body, { page: 1 });
await ask("sendState", ...state, { zoom: 2 }, null, null);
assert.deepEqual((await ask("getState", ...state, null)).body, { page: 1, zoom: 2 });
await ask("deleteState", ...state, null, null);
assert.equal((await ask("getState", ...state, null)).xhr.status, 404);

const likes = [agent, `${space}/likes`];
await ask("sendAgentProfile", ...likes, ["a"], null, "*");
const etag = (await ask("getAgentProfile", ...likes, null)).xhr.getResponseHeader("ETag");
const hash = etag.replaceAll('"', "");
await ask("sendAgentProfile", ...likes, ["b"], hash, null);
await assert.rejects(ask("sendAgentProfile", ...likes, ["c"], hash, null), /412/);
assert.deepEqual((await ask("getAgentProfile", ...likes, null)).body, ["b"]);

await ask("sendActivityProfile", activity, `${space}/map`, { b: 1 }, null, "*");
assert.deepEqual((await ask("getActivityProfile", activity, null, null)).body, [`${space}/map`]);

assert.equal((await ask("getActivities", activity)).body.id, activity);
assert.deepEqual((await ask("getAgents", agent)).body.account, [agent.account]);
