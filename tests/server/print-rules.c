/* SPDX-License-Identifier: GPL-3.0-or-later */

/* print-rules N REGION: a validation function as a server gets it, for test-rules.js. */

#include "sync/sam-provision.h"

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_provision_dup_rules ((SamRules) g_ascii_strtoll (argv[1], NULL, 10), argv[2], &error);

  g_assert_no_error (error);
  g_print ("%s", text);
  return 0;
}
