// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what we export with libraries that know nothing of us: ajv, ical.js, vcard4.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, work, fixtures] = process.argv.slice(2);
const require = createRequire(folder + "/");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const { parse } = require("vcard4");
const module = await import(require.resolve("ical.js"));
const ICAL = module.default ?? module;

const text = (name) => readFileSync(`${work}/${name}`, "utf8");
const json = (name) => JSON.parse(text(name));
const fixture = (name) => JSON.parse(readFileSync(`${fixtures}/${name}`, "utf8"));

function createAjv() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv;
}

function check(validate, data, what) {
  assert.ok(validate(data), `${what}: ${JSON.stringify(validate.errors?.slice(0, 5))}`);
}

const tests = {
  "our JSON is what its schema says, for the region and for everybody"() {
    for (const kind of ["group", "organisation", "person", "staff", "expert", "workshop"])
      for (const whom of ["", ".public"]) {
        if (!existsSync(`${work}/${kind}${whom}.json`))
          continue;
        const validate = createAjv().compile(json(`${kind}${whom}.schema.json`));
        const records = json(`${kind}${whom}.json`);
        check(validate, records, kind + whom);
        if (whom === "") {
          assert.ok(records.length > 1, kind);
          // The schema can say no.
          assert.ok(!validate([{ ...records[0], edited_at: "yesterday" }]), kind);
        }
      }
  },

  "HSDS 3.0 is what the specification asks for"() {
    const ajv = createAjv();
    ajv.addSchema(fixture("hsds/hsds-3.0.schema.json"), "hsds");
    for (const [kind, page] of [["group", "services"], ["organisation", "organizations"]]) {
      const validate = ajv.compile({ $ref: `hsds#/$defs/${page}` });
      for (const whom of ["", ".public"])
        // There is no file where nobody agreed to anything.
        if (whom === "" || existsSync(`${work}/${kind}${whom}.hsds.json`))
          check(validate, json(`${kind}${whom}.hsds.json`), kind + whom);
      const whole = json(`${kind}.hsds.json`);
      assert.equal(whole.contents.length, whole.total_items);
      assert.ok(whole.contents.length > 5);
      assert.equal(new Set(whole.contents.map((one) => one.id)).size, whole.contents.length);
      whole.contents[0].id = "no uuid";
      assert.ok(!validate(whole));
    }
  },

  "a Meeting Guide feed is what its specification asks for"() {
    const validate = createAjv().compile(fixture("meeting-guide.schema.json"));
    const feed = json("group.meetings.json");
    check(validate, feed, "feed");
    assert.ok(feed.some((meeting) => meeting.name === "Regel 2" && meeting.day === 1 && meeting.time === "19:30"));
    // Fortnightly and monthly groups can't be said.
    assert.ok(!feed.some((meeting) => ["Regel 1", "Regel 3"].includes(meeting.name)));
    assert.equal(new Set(feed.map((meeting) => meeting.slug)).size, feed.length);
  },

  "rules of a calendar mean the same dates elsewhere"() {
    const calendar = new ICAL.Component(ICAL.parse(text("group.ics")));
    for (const zone of calendar.getAllSubcomponents("vtimezone"))
      ICAL.TimezoneService.register(zone);
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    let checked = 0;
    for (let number = 1; number <= 9; number++) {
      const ours = text(`rule-${number}.dates`).trim().split("\n");
      const event = events.find((one) => one.summary === `Regel ${number}`);
      const iterator = event.iterator();
      const theirs = [];
      for (let next = iterator.next(); next && theirs.length < ours.length + 5; next = iterator.next())
        theirs.push(next.toString().slice(0, 10));
      assert.deepEqual(theirs.slice(0, ours.length), ours, `Regel ${number}`);
      // A rule that ends, ends there too.
      if (ours.length < 30)
        assert.equal(theirs.length, ours.length, `Regel ${number}`);
      checked += ours.length;
    }
    assert.ok(checked > 150);
    console.log(`# ${checked} dates`);
  },

  "address cards are read, with as many names as there are records"() {
    for (const kind of ["person", "staff", "expert", "organisation", "group"]) {
      const cards = parse(text(`${kind}.vcf`));
      const list = Array.isArray(cards) ? cards : [cards];
      assert.equal(list.length, json(`${kind}.json`).length, kind);
      for (const card of list) {
        const names = card.getProperty("FN");
        assert.ok(names.length === 1 && names[0].value.length > 0, kind);
      }
      const uids = new Set(text(`${kind}.vcf`).match(/^UID:.*$/gm));
      assert.equal(uids.size, list.length);
    }
  },

  "old address cards are read as well"() {
    for (const kind of ["person", "staff", "group"]) {
      const cards = ICAL.parse(text(`${kind}.3.vcf`));
      const list = cards[0] === "vcard" ? [cards] : cards;
      assert.equal(list.length, json(`${kind}.json`).length, kind);
      for (const card of list) {
        const component = new ICAL.Component(card);
        assert.equal(component.getFirstPropertyValue("version"), "3.0");
        assert.ok(component.getFirstPropertyValue("fn").length > 0);
        assert.ok(component.getFirstProperty("n"));
      }
    }
  },

  "JSON-LD has a node for each group that meets"() {
    const graph = json("group.jsonld");
    assert.equal(graph["@context"], "https://schema.org");
    assert.ok(graph["@graph"].length > 5);
    for (const node of graph["@graph"]) {
      assert.equal(node["@type"], "Organization");
      assert.ok(node.name);
      // One that is forming does not meet yet.
      const schedule = node.event?.eventSchedule;
      if (schedule?.repeatFrequency)
        assert.match(schedule.repeatFrequency, /^P[1-9][0-9]*[WM]$/);
    }
  },

  "nobody's own values are in what everybody gets"() {
    // Of the records' fields only those that may travel that far, by the schema, and no id of a record.
    const ids = ["group", "organisation"].flatMap((kind) => json(`${kind}.json`).map((one) => one._id.split(":")[1]));
    const secrets = json("person.json").flatMap((one) => [one.phone, one.email].filter(Boolean));
    let files = 0;
    for (const kind of ["group", "organisation", "workshop", "expert"])
      for (const ending of [".json", ".vcf", ".3.vcf", ".hsds.json", ".meetings.json", ".jsonld", ".ics"]) {
        if (!existsSync(`${work}/${kind}.public${ending}`))
          continue;
        const whole = text(`${kind}.public${ending}`);
        for (const one of [...ids, ...secrets])
          assert.ok(!whole.includes(one), `${kind}${ending}: ${one}`);
        files++;
      }
    // Each form of the groups; to the others nobody agreed.
    assert.ok(files >= 7);
    assert.ok(secrets.length > 20);
  },
};

console.log(`1..${Object.keys(tests).length}`);
let number = 0;
for (const [name, test] of Object.entries(tests)) {
  number++;
  try {
    test();
    console.log(`ok ${number} ${name}`);
  } catch (error) {
    console.log(`not ok ${number} ${name}`);
    console.log(`# ${error.message.split("\n").join("\n# ")}`);
    process.exitCode = 1;
  }
}
