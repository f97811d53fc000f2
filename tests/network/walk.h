/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* A field as text that stays; empty where nothing is set, so that comparing days is one strcmp(). */
static inline const char *
get (SamRecord *record,
     const char *field)
{
  static GStringChunk *texts = NULL;
  g_autofree char *text = record != NULL ? sam_record_format_field (record, field) : NULL;

  /* Not g_intern_string(): after two thousand GLib lets go of its table, which looks like a leak. */
  if (texts == NULL)
    texts = g_string_chunk_new (4096);
  return g_string_chunk_insert_const (texts, text != NULL ? text : "");
}

static inline gboolean
is (SamRecord *record,
    const char *field,
    const char *value)
{
  return g_str_equal (get (record, field), value);
}

G_END_DECLS
