/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"
#include "record/sam-record.h"

G_BEGIN_DECLS

/* The rows of one record: finds the field rows below it, wherever they stand, but not those of a form within the form.
 *
 * Signals:
 *   edited (SamFieldRow *row), left (SamFieldRow *row), answered (SamFieldRow *row, gboolean mine) */
#define SAM_TYPE_FORM (sam_form_get_type ())
G_DECLARE_FINAL_TYPE (SamForm, sam_form, SAM, FORM, GtkBox)

const SamKind *sam_form_get_kind (SamForm *self);
void sam_form_bind (SamForm *self,
                    SamStoreThread *store);
GPtrArray *sam_form_get_rows (SamForm *self);
SamFieldRow *sam_form_find_row (SamForm *self,
                                const char *field);
void sam_form_show (SamForm *self,
                    SamRecord *record,
                    GHashTable *except);
void sam_form_read (SamForm *self,
                    SamRecord *record,
                    GHashTable *fields,
                    GHashTable *drafts);
void sam_form_set_editable (SamForm *self,
                            gboolean editable);

G_END_DECLS
