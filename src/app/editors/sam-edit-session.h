/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-form.h"

G_BEGIN_DECLS

/* Where an edit stands. */
typedef enum
{
  SAM_EDIT_LOADING,
  SAM_EDIT_NEW,      /* nothing saved yet: a required field is empty */
  SAM_EDIT_SAVED,    /* what is shown is in the store */
  SAM_EDIT_CHANGED,  /* typed, not saved yet */
  SAM_EDIT_INVALID,  /* a value that can't be saved waits in a draft */
  SAM_EDIT_QUESTION, /* somebody else changed the same field: the person must choose */
  SAM_EDIT_FAILED,   /* the store refused; the message says why */
  SAM_EDIT_GONE,     /* deleted meanwhile */
} SamEditState;

/* Ties one form to one record in the store: loads it, saves each field when it is left or two seconds after the last
 * key, takes in what changes elsewhere without touching what is being typed.
 *
 * Signals:
 *   changed: the state, the record or whether it is in conflict changed
 *   followed (utf8): a save changed other records too; what, in words */
#define SAM_TYPE_EDIT_SESSION (sam_edit_session_get_type ())
G_DECLARE_FINAL_TYPE (SamEditSession, sam_edit_session, SAM, EDIT_SESSION, GObject)

SamEditSession *sam_edit_session_new (SamStoreThread *store,
                                      SamForm *form,
                                      const char *id);
void sam_edit_session_preset (SamEditSession *self,
                              const char *field,
                              const char *text);
SamRecord *sam_edit_session_get_record (SamEditSession *self);
SamEditState sam_edit_session_get_state (SamEditSession *self);
const char *sam_edit_session_get_message (SamEditSession *self);
const char *sam_edit_session_get_problem (SamEditSession *self);
gboolean sam_edit_session_is_saving (SamEditSession *self);
gboolean sam_edit_session_is_conflicted (SamEditSession *self);
void sam_edit_session_save (SamEditSession *self);
void sam_edit_session_close (SamEditSession *self);

G_END_DECLS
