/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/sam-record.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* One field of a record in an editor: its label, the control, and below it what is wrong. The `.ui` file names the
 * field; the form tells the kind. Values are canonical JSON texts, NULL where nothing is filled in.
 *
 * Signals:
 *   edited: the person changed what stands in the control
 *   left: the focus left the row
 *   answered (gboolean mine): the person chose between two versions of the value */
#define SAM_TYPE_FIELD_ROW (sam_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamFieldRow, sam_field_row, SAM, FIELD_ROW, GtkWidget)

#define SAM_ROW_ACCEPTS(type) (1u << (type))

struct _SamFieldRowClass
{
  GtkWidgetClass parent_class;

  guint accepts;   /* the field types this row can edit: SAM_ROW_ACCEPTS () of each */
  gboolean tidies; /* shows what was typed in its usual spelling once the row is left */

  /* The field is known now: offer its choices, set up the keyboard. */
  void (*prepare) (SamFieldRow *self,
                   const SamField *field);
  void (*show_value) (SamFieldRow *self,
                      const char *value);
  /* FALSE with a problem (marked for translation) when what stands in the control is no value. */
  gboolean (*read_value) (SamFieldRow *self,
                          char **value,
                          const char **problem);
  /* What stands there typed and is no part of the value: what to do with it, marked for translation; may be NULL. */
  const char *(*find_leftover) (SamFieldRow *self);
  /* Text that is no value, as it was typed: for drafts. Rows that can't hold such text leave both NULL. */
  void (*show_text) (SamFieldRow *self,
                     const char *text);
  char *(*dup_text) (SamFieldRow *self);
  /* A second field that goes with the first, such as the words that no rule could be made of. */
  void (*show_beside) (SamFieldRow *self,
                       SamRecord *record);
  void (*store_beside) (SamFieldRow *self,
                        SamRecord *record);
};

void sam_field_row_bind (SamFieldRow *self,
                         const SamKind *kind,
                         SamStoreThread *store);
const char *sam_field_row_get_field_name (SamFieldRow *self);
const SamKind *sam_field_row_get_kind (SamFieldRow *self);
const SamField *sam_field_row_get_field (SamFieldRow *self);
SamStoreThread *sam_field_row_get_store (SamFieldRow *self);
const char *sam_field_row_get_label (SamFieldRow *self);
void sam_field_row_set_mnemonic (SamFieldRow *self,
                                 gunichar letter);

void sam_field_row_show (SamFieldRow *self,
                         SamRecord *record);
void sam_field_row_show_draft (SamFieldRow *self,
                               const char *text);
gboolean sam_field_row_read (SamFieldRow *self,
                             char **value,
                             const char **problem);
gboolean sam_field_row_store (SamFieldRow *self,
                              SamRecord *record,
                              const char **problem);
void sam_field_row_finish (SamFieldRow *self);
char *sam_field_row_dup_text (SamFieldRow *self);
void sam_field_row_set_problem (SamFieldRow *self,
                                const char *problem);
const char *sam_field_row_get_problem (SamFieldRow *self);
void sam_field_row_ask (SamFieldRow *self,
                        const char *theirs);

/* For the rows themselves. */
void sam_field_row_set_control (SamFieldRow *self,
                                GtkWidget *control);
void sam_field_row_note_edit (SamFieldRow *self);
void sam_field_row_fill (GtkWidget *entry,
                         const char *text);

G_END_DECLS
