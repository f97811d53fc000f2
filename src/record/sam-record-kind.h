/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/kinds/sam-kinds.h"
#include "record/sam-record.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What every kind has: the last lines of every field table. Who and when are claims of the program that saved, and
 * `merged_into` makes a record another name of that one. */
#define SAM_COMMON_FIELDS                                                                       \
  { "edited_by", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Last edited by"), SAM_FIELD_NONE },     \
      { "edited_at", SAM_FIELD_INSTANT, SAM_REACH_REGION, N_ ("Last edited"), SAM_FIELD_NONE }, \
  {                                                                                             \
    "merged_into", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Merged into"), SAM_FIELD_NONE          \
  }

extern const SamChoice sam_text_languages[];

/* Only for the files in record/kinds/. Defines the class TypeName of a kind from its field table, with a GObject
 * property for every field, and `const SamKind *type_name_kind (void)`. */
#define SAM_DEFINE_KIND(TypeName, type_name, kind_name, kind_label, kind_label_plural, field_table) \
  GType type_name##_get_type (void);                                                                \
  typedef struct                                                                                    \
  {                                                                                                 \
    SamRecord parent_instance;                                                                      \
  } TypeName;                                                                                       \
  typedef struct                                                                                    \
  {                                                                                                 \
    SamRecordClass parent_class;                                                                    \
  } TypeName##Class;                                                                                \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, SAM_TYPE_RECORD)                                        \
  static GHashTable *type_name##_positions;                                                         \
  static const SamKind type_name##_table = {                                                        \
    .name = kind_name,                                                                              \
    .label = kind_label,                                                                            \
    .label_plural = kind_label_plural,                                                              \
    .fields = field_table,                                                                          \
    .n_fields = G_N_ELEMENTS (field_table),                                                         \
    .get_type = type_name##_get_type,                                                               \
    .positions = &type_name##_positions,                                                            \
  };                                                                                                \
  const SamKind *type_name##_kind (void)                                                            \
  {                                                                                                 \
    return &type_name##_table;                                                                      \
  }                                                                                                 \
  static void type_name##_class_init (TypeName##Class *klass)                                       \
  {                                                                                                 \
    sam_record_class_install_kind (SAM_RECORD_CLASS (klass), &type_name##_table);                   \
  }                                                                                                 \
  static void type_name##_init (TypeName *self)                                                     \
  {                                                                                                 \
  }

void sam_record_class_install_kind (SamRecordClass *klass,
                                    const SamKind *kind);
