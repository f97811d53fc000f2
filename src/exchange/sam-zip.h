/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zip files in memory. The one place that uses libarchive. */

/* Whether a file in the zip is wanted; what is not is passed over. */
typedef gboolean (*SamZipWanted) (const char *name,
                                  gpointer data);

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
} SamZipPart;

gboolean sam_zip_is_zip (GBytes *bytes);
GHashTable *sam_zip_read (GBytes *bytes,
                          gsize most_bytes,
                          SamZipWanted wanted,
                          gpointer data,
                          GError **error);
GBytes *sam_zip_write (const SamZipPart *parts,
                       guint n_parts,
                       GError **error);

G_END_DECLS
