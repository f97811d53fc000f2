// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the database region-SLUG takes. CouchDB calls it for every document that is written, also by replication.
// It checks who writes, how large it is and its form, and lets pass what it does not know: newer programs have more
// kinds and more keys. `samenhulpctl server provision` fills in the region.
function (newDoc, oldDoc, userCtx, secObj) {
  var region = /* REGION */ '';
  var largest = 1000000;
  var reasons = ['deleted', 'merged', 'erased'];
  var key;

  function refuse(why) {
    throw ({ forbidden: why });
  }

  if (userCtx.roles.indexOf('_admin') >= 0) {
    return;
  }
  if (userCtx.roles.indexOf('region-' + region) < 0) {
    refuse('Only the coordinators of this region write here.');
  }
  if (!/^[a-z][a-z0-9_-]*:[^\/]+$/.test(newDoc._id) || newDoc._id.length > 200) {
    refuse('The id of a record is KIND:NUMBER.');
  }
  for (key in newDoc._attachments || {}) {
    if (newDoc._id.indexOf('attachment:') !== 0 || key !== 'content') {
      refuse('Attachments have records of their own.');
    }
    if (newDoc._attachments[key].length > 10485760) {
      refuse('An attachment has at most 10 MB.');
    }
  }
  if (newDoc._deleted) {
    if (reasons.indexOf(newDoc.reason) < 0) {
      refuse('A tombstone says why: ' + reasons.join(', ') + '.');
    }
    return;
  }
  if (oldDoc && oldDoc._deleted && oldDoc.reason === 'erased') {
    refuse('This record was erased, and stays so.');
  }
  if (JSON.stringify(newDoc).length > largest) {
    refuse('A record has at most ' + largest + ' characters.');
  }
  for (key in newDoc) {
    if (key.length > 100) {
      refuse('The name of a field has at most 100 characters.');
    }
  }
  if ('edited_by' in newDoc && typeof newDoc.edited_by !== 'string') {
    refuse('edited_by is a text.');
  }
  if ('edited_at' in newDoc && (typeof newDoc.edited_at !== 'number' || newDoc.edited_at % 1 !== 0)) {
    refuse('edited_at is a whole number.');
  }
}
