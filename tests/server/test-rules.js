// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of what the central platform's databases take, case by case: test-rules.js PRINT-RULES
'use strict';
const { execFileSync } = require('child_process');

// As CouchDB reads them: one function, in an old JavaScript.
function load(number) {
  const text = execFileSync(process.argv[2], [String(number), 'heerlen'], { encoding: 'utf8' });
  for (const modern of [/=>/, /\b(let|const|class)\s/, /`[^`]*\$\{/]) {
    const code = text.replace(/\/\/.*$/gm, '');
    if (modern.test(code)) throw new Error('too modern for CouchDB: ' + modern);
  }
  if (!text.startsWith('function')) throw new Error('a server takes nothing before the function');
  return eval('(' + text + ')');
}
const region = load(0), platform = load(1), publish = load(2);

const ada = { name: 'ada', roles: ['coordinator', 'region-heerlen'] };
const dora = { name: 'dora', roles: ['coordinator', 'region-kerkrade'] };
const admin = { name: 'root', roles: ['_admin'] };
const site = { name: 'site', roles: ['site'] };
const central = { name: 'central', roles: ['platform'] };
const hash = 'a'.repeat(64);
const group = (more) => Object.assign({ _id: 'group:' + hash, kind: 'group', region: 'heerlen', name: 'Groep' }, more);
const record = (more) => Object.assign({ _id: 'group:00000000-0000-4000-8000-000000000000', name: 'Groep',
  edited_by: 'Ada', edited_at: 1760000000 }, more);
const gone = (more) => Object.assign({ _id: 'group:' + hash, _deleted: true, region: 'heerlen', reason: 'withdrawn' },
  more);

// [name, rules, new document, old document, who, the words of the refusal or null]
const cases = [
  ['region/its coordinators write', region, record(), null, ada, null],
  ['region/others do not', region, record(), null, dora, 'coordinators of this region'],
  ['region/an administrator may do anything', region, { _id: '_design/x' }, null, admin, null],
  ['region/design documents are not for coordinators', region, { _id: '_design/x' }, null, ada, 'KIND:NUMBER'],
  ['region/unknown kinds and keys pass', region, record({ _id: 'later:1', new_key: [1, { a: null }] }), null, ada,
    null],
  ['region/an id has a kind', region, record({ _id: 'groep' }), null, ada, 'KIND:NUMBER'],
  ['region/an id is short', region, record({ _id: 'group:' + 'x'.repeat(200) }), null, ada, 'KIND:NUMBER'],
  ['region/a large record is refused', region, record({ notes: 'x'.repeat(1000001) }), null, ada, 'at most'],
  ['region/a record has no attachments of its own', region, record({ _attachments: { content: { length: 3 } } }), null,
    ada, 'records of their own'],
  ['region/an attachment is a record', region, record({ _id: 'attachment:1', _attachments: { content: { length: 3 } } }),
    null, ada, null],
  ['region/an attachment is one file', region, record({ _id: 'attachment:1', _attachments: { other: { length: 3 } } }),
    null, ada, 'records of their own'],
  ['region/an attachment is not too large', region,
    record({ _id: 'attachment:1', _attachments: { content: { length: 10485761 } } }), null, ada, '10 MB'],
  ['region/a tombstone says why', region, { _id: 'group:1', _deleted: true, reason: 'deleted' }, record(), ada, null],
  ['region/a tombstone of a merge', region, { _id: 'group:1', _deleted: true, reason: 'merged' }, record(), ada, null],
  ['region/a silent tombstone is refused', region, { _id: 'group:1', _deleted: true }, record(), ada, 'says why'],
  ['region/what is erased stays erased', region, record(), { _id: 'group:1', _deleted: true, reason: 'erased' }, ada,
    'stays so'],
  ['region/edited_by is a text', region, record({ edited_by: 7 }), null, ada, 'edited_by'],
  ['region/edited_at is a whole number', region, record({ edited_at: 1.5 }), null, ada, 'edited_at'],
  ['public/its region writes', publish, group(), null, ada, null],
  ['public/another region does not', publish, group(), null, dora, 'its own'],
  ['public/another region takes nothing over', publish, group({ region: 'kerkrade' }), group(), dora, 'its own'],
  ['public/the site only reads', publish, group(), null, site, 'its own'],
  ['public/a document without region is refused', publish, group({ region: undefined }), null, ada, 'its own'],
  ['public/a region is no other role', publish, group({ region: 'x y' }), null, { roles: ['region-x y'] }, 'its own'],
  ['public/notes are not public', publish, group({ notes: 'Niet voor buiten' }), null, ada, 'group.notes'],
  ['public/who edited is not public', publish, group({ edited_by: 'Ada' }), null, ada, 'group.edited_by'],
  ['public/people are only what they may be', publish,
    group({ _id: 'consent:' + hash, kind: 'consent' }), null, ada, 'Nothing of this kind'],
  ['public/a kind named like a function', publish, group({ _id: 'constructor:' + hash, kind: 'constructor' }), null,
    ada, 'Nothing of this kind'],
  ['public/the kind is that of the id', publish, group({ kind: 'topic' }), null, ada, 'Nothing of this kind'],
  ['public/record ids are not public', publish, group({ _id: 'group:00000000-0000-4000-8000-000000000000' }), null, ada,
    'KIND:HASH'],
  ['public/withdrawn', publish, gone(), group(), ada, null],
  ['public/withdrawn without a reason', publish, gone({ reason: undefined }), group(), ada, 'says why'],
  ['public/a tombstone keeps nothing', publish, gone({ name: 'Groep' }), group(), ada, 'nothing else'],
  ['public/another region withdraws nothing', publish, gone(), group(), dora, 'its own'],
  ['public/a large document is refused', publish, group({ description: 'x'.repeat(100001) }), null, ada, 'at most'],
  ['public/an administrator may do anything', publish, { _id: '_design/x' }, null, admin, null],
  ['platform/its region writes', platform, group(), null, ada, null],
  ['platform/another region does not', platform, group(), null, dora, 'Only this region'],
  ['platform/the platform sends questions', platform, { _id: 'question:1', asked: 'Iets' }, null, central, null],
  ['platform/the platform sends forms by the code of a link', platform,
    { _id: 'evaluation:reply-' + 'a'.repeat(32), form: 'match', helped: 'yes' }, null, central, null],
  ['platform/the platform sends no other evaluations', platform, { _id: 'evaluation:1', form: 'match' }, null, central,
    'reply-CODE'],
  ['platform/a form is ticked off', platform, { _id: 'evaluation:reply-' + 'a'.repeat(32), _deleted: true,
    reason: 'taken_over', region: 'heerlen' }, { _id: 'evaluation:reply-' + 'a'.repeat(32), form: 'match' }, ada, null],
  ['platform/a region fills in no forms', platform, { _id: 'evaluation:reply-' + 'a'.repeat(32), form: 'match' }, null,
    ada, 'KIND:HASH'],
  ['platform/the platform sends nothing else', platform, { _id: 'group:1', name: 'A' }, null, central, 'sends questions'],
  ['platform/the platform writes in nobody’s name', platform, { _id: 'question:' + hash, subject: 'A' }, null, central,
    'ids of its own'],
  ['platform/a region sends nothing by its own id', platform, group({ _id: 'group:1' }), null, ada, 'KIND:HASH'],
  ['platform/a question is ticked off', platform, { _id: 'question:1', _deleted: true, reason: 'taken_over',
    region: 'heerlen', as: 'question:' + hash }, { _id: 'question:1', asked: 'Iets' }, ada, null],
  ['platform/notes do not go there', platform, group({ notes: 'Nee' }), null, ada, 'group.notes'],
  ['platform/a tombstone says why', platform, { _id: 'question:1', _deleted: true }, null, ada, 'says why'],
];

let failed = 0;
console.log('1..' + cases.length);
cases.forEach(([name, rules, now, before, who, words], i) => {
  let said = null;
  try {
    rules(JSON.parse(JSON.stringify(now)), before, Object.assign({ db: 'x' }, who), {});
  } catch (refusal) {
    said = refusal.forbidden || String(refusal);
  }
  const good = words === null ? said === null : said !== null && said.includes(words);
  failed += !good;
  console.log((good ? 'ok ' : 'not ok ') + (i + 1) + ' /rules/' + name.replace(/ /g, '-') + (good ? '' : ' # ' + said));
});
process.exit(failed ? 1 : 0);
