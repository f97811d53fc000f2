/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-import-known.h"
#include "exchange/sam-import.h"
#include "network/sam-places.h"
#include "network/sam-topics.h"

G_BEGIN_DECLS

typedef struct
{
  SamStore *store;
  const SamKind *kind;
  const SamSheet *table;
  const SamImportOptions *options;
  GHashTable *columns; /* field → index of the column + 1 */
  SamImportPlan *plan;
  SamTopicIndex *topics;
  GHashTable *stored_topics; /* ids in the region */
  SamPlaces *places;
  SamKnownSet *people;
  SamKnownSet *organisations;
  SamKnownSet *own;        /* of the list's own kind */
  GHashTable *venue_names; /* key of a venue → key of its only address, "" when there are several */
  SamKnownSet *venues;
  SamKnownSet *staff; /* (nullable): who works where, for registrations */
  char *workshop;     /* (nullable): id, for registrations */
  /* the present row */
  SamImportRow *row;
  char **cells;
} SamImport;

char *sam_import_dup_cell (SamImport *import,
                           const char *field);
void sam_import_problem (SamImport *import,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);
void sam_import_note (SamImport *import,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

char *sam_import_dup_id (SamImport *import);
void sam_import_claim (SamImport *import,
                       SamKnown *known);

/* A cell into a field of @record, in its stored form; what can't be read becomes a problem of the row. */
void sam_import_take_text (SamImport *import,
                           SamRecord *record,
                           const char *field,
                           const char *column);
void sam_import_take_phone (SamImport *import,
                            SamRecord *record,
                            const char *field);
void sam_import_take_email (SamImport *import,
                            SamRecord *record,
                            const char *field);
void sam_import_take_date (SamImport *import,
                           SamRecord *record,
                           const char *field);
void sam_import_take_address (SamImport *import,
                              SamRecord *record);
void sam_import_take_answer (SamImport *import,
                             SamRecord *record,
                             const char *field);
void sam_import_take_topics (SamImport *import,
                             SamRecord *record,
                             const char *field,
                             const char *column,
                             const char *notes_field);
const char *sam_import_find_choice (const SamField *field,
                                    const char *text);
gboolean sam_import_take_choices (SamRecord *record,
                                  const SamField *field,
                                  const char *text);
void sam_import_take_others (SamImport *import,
                             SamRecord *record);
void sam_import_append_text (SamRecord *record,
                             const char *field,
                             const char *text);

/* Who the cells name, known or new; NULL when they name nobody. The person is added to the row's records. */
SamRecord *sam_import_take_person (SamImport *import,
                                   const char *full_name,
                                   const char *phone,
                                   const char *email,
                                   const char *const *candidates,
                                   gboolean about_them);
char *sam_import_read_agb (SamImport *import);
SamKnown *sam_import_add_practice (SamImport *import,
                                   const char *agb,
                                   const char *name,
                                   const char *postcode_key);
SamRecord *sam_import_take_row_person (SamImport *import,
                                       const char *const *candidates,
                                       gboolean about_them);
SamRecord *sam_import_identify_role (SamImport *import,
                                     const char *person,
                                     const char *other);
char *sam_import_find_organisation (SamImport *import,
                                    const char *agb,
                                    const char *name,
                                    gboolean *several);

/* Each makes the records of the present row; its own record comes last. FALSE: nothing can be made of it. */
typedef gboolean (*SamImportBuilder) (SamImport *import);

gboolean sam_import_build_group (SamImport *import);
gboolean sam_import_build_organisation (SamImport *import);
gboolean sam_import_build_staff (SamImport *import);
gboolean sam_import_build_expert (SamImport *import);
gboolean sam_import_build_participation (SamImport *import);
gboolean sam_import_build_record (SamImport *import);
void sam_import_settle_groups (SamImport *import);

/* What the record will be when what the list says is added to what is there. */
SamRecord *sam_import_combine (SamRecord *there,
                               SamRecord *said,
                               GPtrArray *changed_fields);

void sam_import_change_free (SamImportChange *change);
void sam_import_note_change (SamImport *import,
                             SamImportRow *row,
                             SamRecord *there,
                             SamRecord *whole,
                             const char *name);
gboolean sam_import_find_absent (SamImport *import,
                                 GError **error);

G_END_DECLS
