/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "json/sam-json-object.h"
#include "record/sam-kind.h"

G_BEGIN_DECLS

#define SAM_TYPE_RECORD (sam_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamRecord, sam_record, SAM, RECORD, GObject)

struct _SamRecordClass
{
  GObjectClass parent_class;

  const SamKind *kind;
  GParamSpec **properties; /* one for each field, in the table's order */
};

#define SAM_RECORD_ERROR (sam_record_error_quark ())

/**
 * SamRecordError:
 * @SAM_RECORD_ERROR_BODY: a body that is not a JSON object
 * @SAM_RECORD_ERROR_VALUE: a text that is no value of the field's type; the message says why and what is expected
 * @SAM_RECORD_ERROR_NO_FIELD: the kind has no field of that name
 */
typedef enum
{
  SAM_RECORD_ERROR_BODY,
  SAM_RECORD_ERROR_VALUE,
  SAM_RECORD_ERROR_NO_FIELD,
} SamRecordError;

GQuark sam_record_error_quark (void);

/* A record: an id and the members of its document. Values of reach `device` stand beside them and never enter the
 * body. Knows nothing of where it is kept; `revision` is only carried along. */
SamRecord *sam_record_new (const SamKind *kind,
                           const char *id);
SamRecord *sam_record_new_from_body (const SamKind *kind,
                                     const char *id,
                                     const char *revision,
                                     const char *body,
                                     GError **error);
SamRecord *sam_record_new_from_canonical (const SamKind *kind,
                                          const char *id,
                                          const char *revision,
                                          const char *body);
SamRecord *sam_record_copy (SamRecord *self);

const SamKind *sam_record_get_kind (SamRecord *self);
const char *sam_record_get_id (SamRecord *self);
const char *sam_record_get_revision (SamRecord *self);
void sam_record_set_revision (SamRecord *self,
                              const char *revision);

/* The document's members, unknown ones included. */
char *sam_record_to_body (SamRecord *self);
SamJsonObject *sam_record_get_members (SamRecord *self);
SamJsonObject *sam_record_get_device_members (SamRecord *self);

/* A field's value as JSON text, NULL when absent; setting NULL removes it. */
const char *sam_record_get_value (SamRecord *self,
                                  const char *field);
const char *sam_record_get_field_value (SamRecord *self,
                                        const SamField *field);
const char **sam_record_list_values (SamRecord *self);
void sam_record_set_value (SamRecord *self,
                           const char *field,
                           const char *value);
void sam_record_take_value (SamRecord *self,
                            const char *field,
                            char *value);

/* A field's value as C types. Unset and unreadable values read as NULL, FALSE or `fallback`. */
char *sam_record_dup_text (SamRecord *self,
                           const char *field);
char **sam_record_dup_strv (SamRecord *self,
                            const char *field);
gboolean sam_record_get_boolean (SamRecord *self,
                                 const char *field);
gint64 sam_record_get_integer (SamRecord *self,
                               const char *field,
                               gint64 fallback);
void sam_record_set_text (SamRecord *self,
                          const char *field,
                          const char *text);
void sam_record_set_strv (SamRecord *self,
                          const char *field,
                          const char *const *strings);
void sam_record_set_boolean (SamRecord *self,
                             const char *field,
                             gboolean value);
void sam_record_set_integer (SamRecord *self,
                             const char *field,
                             gint64 value);

/* Any field from and to one line of plain text in its stored spelling (sets with "; " between), as the command line
 * and CSV write it. An empty text unsets. */
gboolean sam_record_parse_field (SamRecord *self,
                                 const char *field,
                                 const char *text,
                                 GError **error);
char *sam_record_format_field (SamRecord *self,
                               const char *field);

/* Whether the field has a value that can be read. */
gboolean sam_record_has_value (SamRecord *self,
                               const char *field);
gboolean sam_record_equal (SamRecord *self,
                           SamRecord *other);
char *sam_record_dup_title (SamRecord *self);

/* Every problem of the record: required fields that are empty, values that are none. */
typedef struct
{
  const SamField *field;
  const char *message; /* marked for translation */
} SamProblem;

GArray *sam_record_validate (SamRecord *self);

G_END_DECLS
