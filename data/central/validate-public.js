// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the database `public` takes, which anyone may read: from each region its own documents, and of each kind only
// the keys that may be public. The programs send no others; this holds also for one that is broken or not ours.
// `samenhulpctl server provision` fills in the keys of each kind.
function (newDoc, oldDoc, userCtx, secObj) {
  var kinds = /* KINDS */ {};
  var largest = 100000;
  var kind = newDoc._id.split(':')[0];
  var key;

  function refuse(why) {
    throw ({ forbidden: why });
  }

  function writesFor(region) {
    return typeof region === 'string' && /^[a-z0-9-]+$/.test(region) && userCtx.roles.indexOf('region-' + region) >= 0;
  }

  if (userCtx.roles.indexOf('_admin') >= 0) {
    return;
  }
  if (!writesFor(newDoc.region) || (oldDoc && oldDoc.region && !writesFor(oldDoc.region))) {
    refuse('Each region writes its own documents only.');
  }
  if (!/^[a-z_]+:[0-9a-f]{64}$/.test(newDoc._id)) {
    refuse('The id of a public document is KIND:HASH.');
  }
  if (newDoc._attachments) {
    refuse('Attachments are not kept here.');
  }
  if (newDoc._deleted) {
    if (newDoc.reason !== 'withdrawn') {
      refuse('A tombstone says why: withdrawn.');
    }
    for (key in newDoc) {
      if (key.charAt(0) !== '_' && key !== 'reason' && key !== 'region') {
        refuse('A tombstone says nothing else: ' + key);
      }
    }
    return;
  }
  if (JSON.stringify(newDoc).length > largest) {
    refuse('A document has at most ' + largest + ' characters.');
  }
  if (!Object.prototype.hasOwnProperty.call(kinds, kind) || newDoc.kind !== kind) {
    refuse('Nothing of this kind is public: ' + kind);
  }
  for (key in newDoc) {
    if (key.charAt(0) !== '_' && key !== 'kind' && key !== 'region' && kinds[kind].indexOf(key) < 0) {
      refuse('This is not public: ' + kind + '.' + key);
    }
  }
}
