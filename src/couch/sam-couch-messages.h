/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-error.h"
#include "json/sam-json-object.h"

G_BEGIN_DECLS

/* The messages of the replication protocol, both ways: text in, plain structs out. Pure. A reply that is not what the
 * protocol says is SAM_COUCH_ERROR_NONSENSE; one bad row among good ones is marked, and the others are read. */

/* Some revisions of one document. */
typedef struct
{
  char *id;
  char **revisions;
} SamCouchRevisions;

/* A row of _changes. `sequence` is the opaque raw JSON, or NULL where the server left it out. */
typedef struct
{
  char *id;
  char *sequence;
  char **revisions; /* all leaves */
  gboolean deleted;
} SamCouchChange;

typedef struct
{
  GPtrArray *rows;     /* (element-type SamCouchChange) */
  char *last_sequence; /* raw JSON */
  gint64 pending;      /* rows that come after these; -1: the server does not say */
} SamCouchChanges;

/* One revision with its body. Where `problem` is set, that says why there is none, and only `id` and perhaps the first
 * of `path` are known. */
typedef struct
{
  char *id;
  char **path; /* leaf to root */
  gboolean deleted;
  char *body; /* canonical, without the members that begin with "_"; "_attachments" stays */
  char *problem;
  char *raw;        /* with a problem: the document as it came; may be NULL */
  gboolean missing; /* the problem is that the server has no such revision */
} SamCouchDocument;

/* A document the server did not take. */
typedef struct
{
  char *id;
  char *revision; /* NULL where the server does not say */
  char *error;
  char *reason;
} SamCouchRefusal;

SamCouchRevisions *sam_couch_revisions_new (const char *id,
                                            const char *const *revisions);
void sam_couch_revisions_free (SamCouchRevisions *self);
SamCouchChanges *sam_couch_changes_new (void);
void sam_couch_changes_free (SamCouchChanges *self);
SamCouchDocument *sam_couch_document_new (const char *id,
                                          const char *const *path,
                                          gboolean deleted,
                                          const char *body);
void sam_couch_document_free (SamCouchDocument *self);
const char *sam_couch_document_get_revision (SamCouchDocument *self);
SamCouchRefusal *sam_couch_refusal_new (const char *id,
                                        const char *revision,
                                        const char *error,
                                        const char *reason);
void sam_couch_refusal_free (SamCouchRefusal *self);

SamCouchChanges *sam_couch_parse_changes (const char *text,
                                          gssize length,
                                          GError **error);

/* (element-type SamCouchRevisions), also the answer's form: what is missing */
char *sam_couch_build_revs_diff (GPtrArray *revisions);
GPtrArray *sam_couch_parse_revs_diff (const char *text,
                                      gssize length,
                                      GError **error);

/* Asked with (element-type SamCouchRevisions), answered with (element-type SamCouchDocument). */
char *sam_couch_build_bulk_get (GPtrArray *revisions);
GPtrArray *sam_couch_parse_bulk_get (const char *text,
                                     gssize length,
                                     GError **error);
GPtrArray *sam_couch_parse_open_revs (const char *id,
                                      const char *text,
                                      gssize length,
                                      GError **error);

/* (element-type SamCouchDocument) to (element-type SamCouchRefusal) */
char *sam_couch_build_bulk_docs (GPtrArray *documents);
GPtrArray *sam_couch_parse_bulk_docs (const char *text,
                                      gssize length,
                                      GError **error);

SamCouchDocument *sam_couch_document_parse (const char *text,
                                            gssize length,
                                            GError **error);
SamCouchDocument *sam_couch_document_from_canonical (const char *text,
                                                     GError **error);
SamCouchDocument *sam_couch_document_from_members (SamJsonObject *members,
                                                   GError **error);
char *sam_couch_document_to_text (SamCouchDocument *self);

/* What an error reply says; either may stay NULL. */
void sam_couch_parse_error (const char *text,
                            gssize length,
                            char **name,
                            char **reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCouchRevisions, sam_couch_revisions_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCouchChanges, sam_couch_changes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCouchDocument, sam_couch_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCouchRefusal, sam_couch_refusal_free)

G_END_DECLS
