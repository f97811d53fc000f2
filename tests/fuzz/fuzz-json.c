/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate: whatever passes it has one canonical form, and every way to take that apart agrees. */

#include "sam-fuzz.h"

#include "json/sam-json-object.h"
#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"

#include <string.h>

static void
check_items (const char *canonical)
{
  g_autoptr (GPtrArray) strict = sam_json_to_items (canonical);
  g_autoptr (GPtrArray) quick = sam_json_items_from_canonical (canonical);

  g_assert_true ((strict == NULL) == (quick == NULL));
  if (strict == NULL)
    return;
  g_assert_cmpuint (strict->len, ==, quick->len);
  for (guint i = 0; i < strict->len; i++)
    g_assert_cmpstr (strict->pdata[i], ==, quick->pdata[i]);
}

static void
check_object (const char *canonical)
{
  g_autoptr (SamJsonObject) strict = sam_json_object_parse (canonical, -1, NULL);
  g_autoptr (SamJsonObject) quick = sam_json_object_from_canonical (canonical);
  g_autofree char *from_strict = strict != NULL ? sam_json_object_to_text (strict) : NULL;
  g_autofree char *from_quick = quick != NULL ? sam_json_object_to_text (quick) : NULL;

  g_assert_cmpstr (from_strict, ==, from_quick);
  if (strict != NULL)
    g_assert_cmpstr (from_strict, ==, canonical);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *canonical = sam_json_canonicalize ((const char *) data, (gssize) size, NULL);
  g_autofree char *loose = g_strndup ((const char *) data, size);
  g_autoptr (SamJsonObject) object = sam_json_object_from_canonical (loose);
  g_autoptr (GPtrArray) items = sam_json_items_from_canonical (loose);
  g_autofree char *again = NULL;
  g_autofree char *string = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (canonical == NULL)
    return 0;
  again = sam_json_canonicalize (canonical, -1, NULL);
  g_assert_cmpstr (again, ==, canonical);
  check_items (canonical);
  check_object (canonical);
  string = sam_json_to_string (canonical);
  g_assert_true ((string != NULL) == (canonical[0] == '"'));
  node = sam_json_parse ((const char *) data, (gssize) size, NULL);
  g_assert_nonnull (node);
  return 0;
}
