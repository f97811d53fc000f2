// SPDX-License-Identifier: GPL-3.0-or-later
// Reads our calendar files with ical.js, which knows nothing of the library that wrote them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, workshops, groups] = process.argv.slice(2);
const require = createRequire(folder + "/");
const module = await import(require.resolve("ical.js"));
const ICAL = module.default ?? module;

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

console.log("1..3");
const [workshop] = read(workshops);
assert.equal(workshop.summary, "Kennis maken; met \"komma's\", en meer");
assert.equal(workshop.startDate.toJSDate().toISOString(), "2027-03-04T18:30:00.000Z");
assert.equal(workshop.endDate.toJSDate().toISOString(), "2027-03-04T20:30:00.000Z");
assert.match(workshop.location, /Het Huis/);
console.log("ok 1 a workshop is where and when it is");

const [group] = read(groups);
const next = group.iterator();
const found = [];
for (let i = 0; i < 4; i++)
  found.push(next.next().toJSDate().toISOString());
console.log(`# ${found.join(" ")}`);
// The first Tuesday of the month at 20:00, in winter and in summer.
for (const day of found) {
  const date = new Date(day);
  assert.equal(date.getUTCDay(), 2);
  assert.ok(date.getUTCDate() <= 7);
}
console.log("ok 2 a group meets by its rule");

const hours = new Set();
const year = group.iterator();
for (let i = 0; i < 12; i++) {
  const day = year.next();
  assert.equal(day.hour, 20);
  hours.add(day.toJSDate().getUTCHours());
}
assert.deepEqual([...hours].sort(), [18, 19]);
console.log("ok 3 the clock on the wall stays the same on both sides of a change of the clock");
