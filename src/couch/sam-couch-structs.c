/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-messages.h"

G_DEFINE_QUARK (sam - couch - error - quark, sam_couch_error)

/**
 * sam_couch_revisions_new:
 *
 * Returns: (transfer full): some revisions of the document @id
 */
SamCouchRevisions *
sam_couch_revisions_new (const char *id,
                         const char *const *revisions)
{
  SamCouchRevisions *self = g_new0 (SamCouchRevisions, 1);

  self->id = g_strdup (id);
  self->revisions = g_strdupv ((char **) revisions);
  return self;
}

void
sam_couch_revisions_free (SamCouchRevisions *self)
{
  g_free (self->id);
  g_strfreev (self->revisions);
  g_free (self);
}

static void
free_change (gpointer data)
{
  SamCouchChange *change = data;

  g_free (change->id);
  g_free (change->sequence);
  g_strfreev (change->revisions);
  g_free (change);
}

/**
 * sam_couch_changes_new:
 *
 * Returns: (transfer full): no rows yet, and `pending` -1
 */
SamCouchChanges *
sam_couch_changes_new (void)
{
  SamCouchChanges *self = g_new0 (SamCouchChanges, 1);

  self->rows = g_ptr_array_new_with_free_func (free_change);
  self->pending = -1;
  return self;
}

void
sam_couch_changes_free (SamCouchChanges *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->last_sequence);
  g_free (self);
}

/**
 * sam_couch_document_new:
 * @path: revision ids, leaf to root
 * @body: (nullable): a JSON object without the members of the protocol; none is an empty one
 *
 * Returns: (transfer full): a revision to send
 */
SamCouchDocument *
sam_couch_document_new (const char *id,
                        const char *const *path,
                        gboolean deleted,
                        const char *body)
{
  SamCouchDocument *self = g_new0 (SamCouchDocument, 1);

  self->id = g_strdup (id);
  self->path = g_strdupv ((char **) path);
  self->deleted = deleted;
  self->body = g_strdup (body != NULL ? body : "{}");
  return self;
}

void
sam_couch_document_free (SamCouchDocument *self)
{
  g_free (self->id);
  g_strfreev (self->path);
  g_free (self->body);
  g_free (self->problem);
  g_free (self->raw);
  g_free (self);
}

/**
 * sam_couch_document_get_revision:
 *
 * Returns: (nullable): the revision this is
 */
const char *
sam_couch_document_get_revision (SamCouchDocument *self)
{
  return self->path != NULL ? self->path[0] : NULL;
}

/**
 * sam_couch_refusal_new:
 * @revision: (nullable): where it is known
 *
 * Returns: (transfer full): a document the server did not take
 */
SamCouchRefusal *
sam_couch_refusal_new (const char *id,
                       const char *revision,
                       const char *error,
                       const char *reason)
{
  SamCouchRefusal *self = g_new0 (SamCouchRefusal, 1);

  self->id = g_strdup (id);
  self->revision = g_strdup (revision);
  self->error = g_strdup (error);
  self->reason = g_strdup (reason);
  return self;
}

void
sam_couch_refusal_free (SamCouchRefusal *self)
{
  g_free (self->id);
  g_free (self->revision);
  g_free (self->error);
  g_free (self->reason);
  g_free (self);
}
