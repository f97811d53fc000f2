/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-derived.h"
#include "store/sam-query.h"
#include "store/sam-statement.h"

G_BEGIN_DECLS

/* What the files of the store share. A record's key is its document's number, the row of its kind's table and the row
 * of the search index at once. */

struct _SamStore
{
  SamDatabase *database;
  char *author;
  SamClock clock;
  gpointer clock_data;
  guint depth; /* of our transactions */
  gint64 step; /* the step that saves belong to, 0: each its own */
  guint step_depth;
  gboolean undoing;
  gboolean unnoted;    /* saves are not steps that could be undone */
  gboolean erased;     /* in this transaction: nothing may stay behind in the index and the log */
  GArray *unindexed;   /* of SamIndexEntry, the newest last */
  GArray *marks;       /* of guint: how many of those there were when each of our transactions began */
  GPtrArray *touched;  /* ids whose rows were written since the last sam_store_take_touched() */
  GHashTable *titles;  /* id → title, while a query runs */
  GPtrArray *renaming; /* ids whose referrers are being brought up to date, outermost first */
};

/* sam-derive.c: the winner of a document as the file has it */
typedef struct
{
  gint64 key;
  gboolean live; /* FALSE: deleted, or not there */
  gboolean conflicted;
  char *revision; /* NULL: there is no such document */
  char *body;     /* only where asked for */
} SamWinner;

void sam_winner_clear (SamWinner *winner);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamWinner, sam_winner_clear)
gboolean sam_store_read_winner (SamStore *self,
                                const char *id,
                                gboolean with_body,
                                SamWinner *winner,
                                GError **error);
SamRecord *sam_store_make_record (SamStore *self,
                                  const SamKind *kind,
                                  const char *id,
                                  const SamWinner *winner,
                                  GError **error);
gboolean sam_store_derive (SamStore *self,
                           const char *id,
                           GError **error);
gboolean sam_store_derive_saved (SamStore *self,
                                 SamRecord *record,
                                 gint64 made, /* 0: the document was there */
                                 gboolean checked,
                                 GError **error);
gboolean sam_store_derive_received (SamStore *self,
                                    const char *id,
                                    SamWinner *winner, /* which is all there is of the document */
                                    GError **error);
gboolean sam_store_underive (SamStore *self,
                             const char *id,
                             GError **error);

/* sam-titles.c: what others follow of a record's row */
typedef struct
{
  gint64 key; /* 0: there is none */
  char *title;
  char *merged_into;
} SamHead;

void sam_head_clear (SamHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamHead, sam_head_clear)
gboolean sam_store_read_head (SamStore *self,
                              const char *id,
                              SamHead *head,
                              GError **error);
char *sam_store_compose_title (SamStore *self,
                               SamRecord *record,
                               GArray *links, /* (nullable) of SamLink: where its references lead, if that is known */
                               GError **error);
char *sam_store_resolve (SamStore *self,
                         const char *id,
                         char **title, /* (optional) of what @id leads to; NULL: it is not here */
                         GError **error);
gboolean sam_store_stands_for_itself (SamStore *self,
                                      const char *id,
                                      const char *named,
                                      gboolean *stands,
                                      GError **error);
char *sam_store_find_title (SamStore *self,
                            const char *id,
                            GError **error);
gboolean sam_store_refresh_referrers (SamStore *self,
                                      const char *id,
                                      gboolean merged, /* what it resolves to changed, not only its title */
                                      GError **error);
void sam_store_touch (SamStore *self,
                      const char *id);
char **sam_store_take_touched (SamStore *self);

/* sam-changes.c */
gboolean sam_store_find_changes (SamStore *self,
                                 gint64 *sequence,
                                 char ***ids);

/* sam-search.c */
char *sam_search_build_match (const char *text);
gboolean sam_store_is_narrow (SamStore *self,
                              const char *match,
                              gboolean *narrow,
                              GError **error);
void sam_store_watch (SamStore *self,
                      GCancellable *cancellable);

/* sam-functions.c */
gboolean sam_store_add_functions (SamStore *self,
                                  GError **error);

/* sam-local.c */
gboolean sam_store_create_local_tables (SamStore *self,
                                        GError **error);
gboolean sam_store_load_device (SamStore *self,
                                SamRecord *record,
                                GError **error);
gboolean sam_store_save_device (SamStore *self,
                                SamRecord *record,
                                SamJsonObject *before,
                                SamJsonObject *after,
                                gboolean *changed,
                                GError **error);
gboolean sam_store_forget_local (SamStore *self,
                                 const char *id,
                                 GError **error);

/* sam-rules.c */
gboolean sam_store_check_rules (SamStore *self,
                                SamRecord *record,
                                SamJsonObject *before,
                                GError **error);

/* sam-save.c: as sam_store_save(), of what was saved before and comes back */
gboolean sam_store_save_again (SamStore *self,
                               SamRecord *record,
                               GError **error);
void sam_store_sign (SamStore *self,
                     SamJsonObject *members);

/* sam-parallel.c: that a revision brought parallel changes together */
gboolean sam_store_note_merge (SamStore *self,
                               const char *id,
                               const char *revision,
                               GError **error);
gboolean sam_store_note_received (SamStore *self,
                                  const char *id,
                                  const char *const *path,
                                  const char *body,
                                  GError **error);

/* sam-undo.c */
gboolean sam_store_note_edit (SamStore *self,
                              const char *id,
                              SamJsonObject *before, /* NULL: made */
                              SamJsonObject *after,  /* NULL: deleted */
                              GError **error);
gboolean sam_store_restore_values (SamStore *self,
                                   const char *id,
                                   SamJsonObject *before,
                                   SamJsonObject *after,
                                   GError **error);

/* sam-rebuild.c */
gboolean sam_store_open_tables (SamStore *self,
                                SamProgress progress,
                                gpointer progress_data,
                                GError **error);

G_END_DECLS
