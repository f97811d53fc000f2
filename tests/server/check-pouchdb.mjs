// SPDX-License-Identifier: GPL-3.0-or-later
// What PouchDB does and sees, step by step: check-pouchdb.mjs FOLDER WORK ADDRESS README STEP
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, work, address, readme, step] = process.argv.slice(2);
const PouchDB = createRequire(folder + "/")("pouchdb");
const auth = { username: "ans", password: process.env.SAMENHULP_PASSWORD };
const there = new PouchDB(address + "/region-demo", { auth, skip_setup: true });
const here = new PouchDB(work + "/browser");
const read = (name) => JSON.parse(readFileSync(`${work}/${name}`, "utf8"));
const all = async (database) => (await database.allDocs({ include_docs: true, conflicts: true })).rows;
const byId = (list, id) => list.find((one) => one._id === id);

function report(number, name, check) {
  try {
    check();
    console.log(`ok ${number} /pouchdb/${name}`);
  } catch (error) {
    console.log(`not ok ${number} /pouchdb/${name}`);
    console.log(String(error.stack).replace(/^/gm, "# "));
    process.exitCode = 1;
  }
}

// The leaves of every document, with what they say.
async function describe(database) {
  const found = {};
  for (const { id, doc } of await all(database))
    found[id] = [doc._rev, ...(doc._conflicts ?? [])];
  return found;
}

const steps = {
  async pulls() {
    await PouchDB.replicate(there, here, { retry: false });
    const [mine, yours] = [await describe(here), await describe(there)];
    report(1, "all-of-a-region-comes", () => {
      assert.ok(Object.keys(mine).length > 300);
      assert.deepEqual(mine, yours);
    });
    const groups = (await all(here)).map((row) => row.doc).filter((doc) => doc._id.startsWith("group:"));
    const [conflicting, merging, deleted] = groups;
    await here.put({ ...conflicting, cost: "van elders" });
    await here.put({ ...merging, cost: "vijf euro", later: [1, { a: null }] });
    await here.remove(deleted);
    await here.put({ _id: "robot:7", name: "Anders", wheels: 4 });
    for (const [name, doc] of Object.entries({ conflicting, merging, deleted }))
      writeFileSync(`${work}/${name}`, doc._id);
  },

  async pushes() {
    const result = await PouchDB.replicate(here, there, { retry: false });
    report(2, "all-that-it-wrote-is-taken", () => assert.equal(result.doc_write_failures, 0));
  },

  async compares() {
    await PouchDB.sync(here, there, { retry: false });
    const [mine, yours] = [await describe(here), await describe(there)];
    const deleted = readFileSync(work + "/deleted", "utf8");
    const conflicting = readFileSync(work + "/conflicting", "utf8");
    const merging = byId(read("ada.json"), readFileSync(work + "/merging", "utf8"));
    report(3, "both-have-the-same-leaves", () => assert.deepEqual(mine, yours));
    report(4, "two-laptops-have-what-it-wrote", () => {
      assert.deepEqual(read("ada.json"), read("bea.json"));
      assert.equal(byId(read("ada.json"), deleted), undefined);
    });
    report(5, "different-fields-both-survive", () => {
      assert.equal(merging.cost, "vijf euro");
      assert.equal(merging.place, "Kerkrade");
      assert.deepEqual(merging.later, [1, { a: null }]);
    });
    report(6, "the-same-field-is-a-conflict-there-and-here", () => {
      assert.equal(mine[conflicting].length, 2);
      assert.ok(JSON.stringify(read("conflicts.json")).includes(conflicting));
    });
    const robot = await here.get("robot:7");
    report(7, "a-kind-that-is-unknown-stays-whole", () => assert.equal(robot.wheels, 4));
  },

  // As the documents in `_replicator` say it.
  async overviews() {
    const selectors = [...readFileSync(readme, "utf8").matchAll(/```json\n([^`]*"selector"[^`]*)```/g)]
      .map((match) => JSON.parse(match[1].replaceAll("heerlen", "demo")).selector);
    await here.put({ _id: "snapshot:1", indicator: "groups", value: 40 });
    const figures = new PouchDB(work + "/figures");
    await PouchDB.replicate(here, figures, { selector: selectors[1], retry: false });
    const ids = (await all(figures)).map((row) => row.id);
    const expected = (await all(here)).map((row) => row.id).filter((id) => /^(snapshot|target|benchmark):/.test(id));
    await new PouchDB(work + "/public").put({ _id: "group:elsewhere", kind: "group", region: "kerkrade" });
    await publish(selectors[0]);
    const published = await all(new PouchDB(work + "/national"));
    report(8, "an-overview-has-the-figures-and-what-is-public-and-nothing-else", () => {
      assert.equal(selectors.length, 2);
      assert.ok(expected.length > 10);
      assert.deepEqual(ids.sort(), expected.sort());
      assert.ok(published.length > 5);
      assert.ok(published.every((row) => row.doc.region === "demo" && row.id.length > 64));
    });
    writeFileSync(work + "/selector", JSON.stringify(selectors[0]));
  },

  async withdraws() {
    await publish(read("selector"));
    const left = await all(new PouchDB(work + "/national"));
    report(9, "what-is-withdrawn-goes-there-too", () => assert.equal(left.length, 0));
  },
};

async function publish(selector) {
  const site = new PouchDB(work + "/public");
  const national = new PouchDB(work + "/national");
  await PouchDB.replicate(new PouchDB(address + "/public", { auth, skip_setup: true }), site, { retry: false });
  await PouchDB.replicate(site, national, { selector, retry: false });
}

await steps[step]();
