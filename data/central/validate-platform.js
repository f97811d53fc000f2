// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the database platform-SLUG takes: from the region only what reaches as far as the platform, key by key; from
// the platform its questions and the evaluation forms that were filled in there. What a region wrote is told by its id,
// KIND:HASH, from what the platform did. `samenhulpctl server provision` fills in the region and the keys of each kind.
function (newDoc, oldDoc, userCtx, secObj) {
  var region = /* REGION */ '';
  var kinds = /* KINDS */ {};
  var largest = 100000;
  var kind = newDoc._id.split(':')[0];
  var hashed = /^[a-z_]+:[0-9a-f]{64}$/.test(newDoc._id);
  var key;

  function refuse(why) {
    throw ({ forbidden: why });
  }

  if (userCtx.roles.indexOf('_admin') >= 0) {
    return;
  }
  if (userCtx.roles.indexOf('region-' + region) < 0 && userCtx.roles.indexOf('platform') < 0) {
    refuse('Only this region and the platform write here.');
  }
  if (newDoc._attachments) {
    refuse('Attachments are not kept here.');
  }
  if (newDoc._deleted) {
    if (typeof newDoc.reason !== 'string' || newDoc.reason === '') {
      refuse('A tombstone says why.');
    }
    return;
  }
  if (JSON.stringify(newDoc).length > largest) {
    refuse('A document has at most ' + largest + ' characters.');
  }
  if (userCtx.roles.indexOf('platform') >= 0) {
    if (!/^evaluation:reply-[0-9a-f]{32}$/.test(newDoc._id) && (kind !== 'question' || hashed)) {
      refuse('The platform sends questions, with ids of its own: question:NUMBER, and evaluation:reply-CODE.');
    }
    return;
  }
  if (!hashed) {
    refuse('What a region sends has an id KIND:HASH.');
  }
  if (!Object.prototype.hasOwnProperty.call(kinds, kind)) {
    refuse('Nothing of this kind goes to the platform: ' + kind);
  }
  for (key in newDoc) {
    if (key.charAt(0) !== '_' && key !== 'kind' && key !== 'region' && kinds[kind].indexOf(key) < 0) {
      refuse('This does not reach as far as the platform: ' + kind + '.' + key);
    }
  }
}
