// SPDX-License-Identifier: GPL-3.0-or-later
// An Apache CouchDB cluster, as far as one can tell from outside: three nodes behind one address. A hub keeps the
// documents; what is said about them is what a cluster says, where and while its nodes come and go:
// couch-cluster.mjs HUB-ADDRESS
import { Agent, createServer, request } from "node:http";
import { gzipSync } from "node:zlib";

const hub = new URL(process.argv[2]);
const agent = new Agent({ keepAlive: true });
const older = new Map(); // by path: what a node has that missed the last write of a local document
let state = Number(process.env.SAMENHULP_SEED ?? 1);
let requests = 0;
let quiet = 0;

function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

// One thing goes wrong at a time: whoever asks again the way one does is answered.
function fails(chance) {
  if (quiet > 0 || random() >= chance)
    return false;
  quiet = 12;
  return true;
}

// The same state has another name on each node, and at each moment; the number in front compares with nothing.
function name(sequence) {
  const node = 1 + requests % 3;
  const text = JSON.stringify([sequence, node, random()]);
  return parseInt(sequence) + 1000 * node + "-" + Buffer.from(text).toString("base64url");
}

// What the hub calls it; undefined: no sequence of ours.
function understand(text) {
  try {
    return text === "0" || text === "now" ? text : JSON.parse(Buffer.from(text.split("-")[1], "base64url"))[0];
  } catch {
    return undefined;
  }
}

// A node that takes over from another begins a little earlier.
function rewind(sequence) {
  const [number, mark] = sequence.split("-");
  return Math.max(0, parseInt(number) - 5) + "-" + mark;
}

// Two shards: each keeps its order, and what comes first of both is chance. The last sequence knows of both.
function shuffle(rows) {
  const shards = [[], []];
  for (const row of rows)
    shards[row.id.charCodeAt(row.id.length - 1) % 2].push(row);
  return rows.map(() => (shards[0].length > 0 && (random() < 0.5 || shards[1].length === 0) ? shards[0] : shards[1])
    .shift());
}

function tellChanges(text) {
  const answer = JSON.parse(text);
  const rows = shuffle(answer.results).map((row) =>
    JSON.stringify({ ...row, seq: row.seq === null ? null : name(row.seq) }));
  return '{"results":[\n' + rows.join(",\n") + '\n],\n"last_seq":"' + name(answer.last_seq) + '","pending":' +
    answer.pending + "}\n";
}

function tellMissing(text) {
  const answer = JSON.parse(text);
  for (const one of Object.values(answer))
    if (random() < 0.5)
      delete one.possible_ancestors;
  return JSON.stringify(answer);
}

// The node that is asked has not heard yet of what another one listed.
function tellDocuments(text) {
  const answer = JSON.parse(text);
  const one = answer.results[Math.floor(random() * answer.results.length)];
  const rev = one?.docs[0]?.ok?._rev;
  if (rev)
    one.docs = [{ error: { id: one.id, rev, error: "not_found", reason: "missing" } }];
  return JSON.stringify(answer);
}

function tellInformation(text) {
  const answer = JSON.parse(text);
  return JSON.stringify({ ...answer, update_seq: name(answer.update_seq), cluster: { q: 2, n: 3, w: 2, r: 2 },
    instance_start_time: String(1700000000 + requests) });
}

function tellLocal(path, text) {
  const before = older.get(path);
  older.set(path, text);
  return before !== undefined && fails(0.3) ? before : text;
}

function rewrite(question, text) {
  const { action, method, path } = question;
  if (action === "_changes")
    return tellChanges(text);
  if (action === "_revs_diff")
    return tellMissing(text);
  if (action === "_bulk_get" && fails(0.2))
    return tellDocuments(text);
  if (action === "_bulk_docs")
    return text.replaceAll('{"ok":true,', '{"ok":true,"accepted":true,');
  if (action === "_local" && method === "GET")
    return tellLocal(path, text);
  return action === "" && method === "GET" && path.length > 1 ? tellInformation(text) : text;
}

function refuse(response, status, error, reason) {
  response.writeHead(status, { "Content-Type": "application/json", "X-Couch-Request-ID": "0123456789" });
  response.end(JSON.stringify({ error, reason }) + "\n");
}

// Ends in the middle: the node that was speaking is no more.
function breakOff(response, bytes) {
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
}

function head(question, answer) {
  const headers = { Server: "CouchDB/3.4.3 (Erlang OTP/26)", "X-Couch-Request-ID": "0123456789",
    "Cache-Control": "must-revalidate", "Content-Type": answer.headers["content-type"] ?? "application/json" };
  for (const key of ["set-cookie", "date", "www-authenticate", "retry-after"])
    if (answer.headers[key])
      headers[key] = answer.headers[key];
  if (question.packs)
    headers["Content-Encoding"] = "gzip";
  return headers;
}

// Of three copies fewer than two were written in time: that is told by another status, and nothing else.
function getStatus(question, answer) {
  const writes = question.action === "_bulk_docs" || (question.action === "_local" && question.method === "PUT");
  return answer.statusCode === 201 && writes && random() < 0.5 ? 202 : answer.statusCode;
}

function pass(question, answer, bytes, response) {
  const good = answer.statusCode < 300;
  const json = good && bytes.length > 0 && !question.attachment;
  let told = json ? Buffer.from(rewrite(question, bytes.toString())) : bytes;
  if (question.packs)
    told = gzipSync(told);
  if (!response.headersSent)
    response.writeHead(getStatus(question, answer), head(question, answer));
  // What is published, and one document by itself, is edited in the ordinary way: done again after a cut it counts as
  // having been there.
  const counts = question.method !== "GET" && (!question.path.startsWith("/region-") || /^[^_]/.test(question.action));
  if (good && told.length > 1 && !counts && fails(question.waits ? 0.3 : 0.04))
    breakOff(response, told);
  else
    response.end(told);
}

function listen(question, answer, response) {
  const parts = [];
  answer.on("data", (part) => {
    parts.push(part);
    if (!question.waits || answer.statusCode !== 200)
      return;
    if (!response.headersSent)
      response.writeHead(200, head(question, answer));
    if (part.toString().trim() === "")
      response.write("\n");
  });
  answer.on("end", () => pass(question, answer, Buffer.concat(parts), response));
  answer.on("error", () => response.socket?.destroy());
}

function read(incoming) {
  const url = new URL(incoming.url, hub);
  const [, , action = "", file] = url.pathname.split("/");
  const since = url.searchParams.get("since");
  const question = { url, action, method: incoming.method, path: url.pathname };
  question.waits = url.searchParams.get("feed") === "longpoll";
  question.attachment = incoming.method === "GET" && file !== undefined && !action.startsWith("_");
  if (since !== null && understand(since) === undefined)
    return undefined;
  if (since !== null) {
    const sequence = understand(since);
    url.searchParams.set("since", /^\d+-/.test(sequence) && !question.waits && random() < 0.2 ? rewind(sequence)
      : sequence);
  }
  return question;
}

createServer((incoming, response) => {
  const question = read(incoming);
  requests++;
  quiet--;
  if (question === undefined)
    return refuse(response, 400, "bad_request", "Malformed sequence supplied in 'since' parameter.");
  if ((question.action === "_bulk_get" || question.url.searchParams.has("open_revs")) &&
    !incoming.headers.accept?.includes("application/json")) {
    response.writeHead(200, { "Content-Type": 'multipart/mixed; boundary="1"' });
    return response.end("--1\r\nContent-Type: application/json\r\n\r\n{}\r\n--1--");
  }
  if (incoming.headers.cookie !== undefined && question.action !== "" && fails(0.03))
    return refuse(response, 401, "unauthorized", "You are not authorized to access this db.");
  if (question.action.startsWith("_") && fails(0.03))
    return refuse(response, 503, "service_unavailable", "No DB shards could be opened.");
  if (question.action === "_local" && question.method === "GET" && fails(0.1))
    return refuse(response, 404, "not_found", "missing");
  question.packs = question.attachment && /gzip/.test(incoming.headers["accept-encoding"]);
  const headers = { ...incoming.headers, host: hub.host, connection: "keep-alive" };
  delete headers["accept-encoding"];
  const onward = request(question.url, { agent, method: incoming.method, headers }, (answer) =>
    listen(question, answer, response));
  onward.on("error", () => response.socket?.destroy());
  response.on("close", () => onward.destroy());
  incoming.pipe(onward);
}).listen(0, "127.0.0.1", function () {
  console.log("listening on 127.0.0.1:" + this.address().port);
});
