/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-reasons.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Of so many a sentence gives the names; the list gives all. */
#define MOST_NAMES 5

static const SamExportReason withheld_reasons[] = {
  [SAM_WITHHELD_MERGED] = { "merged", N_ ("gone into another record") },
  [SAM_WITHHELD_UNLISTED] = { "unlisted", N_ ("not to be listed any more") },
  [SAM_WITHHELD_EMPTY] = { "empty", N_ ("nothing filled in that may go to them") },
  [SAM_WITHHELD_NOT_AGREED] = { "not-agreed", N_ ("nobody agreed to it") },
  [SAM_WITHHELD_EXPIRED] = { "expired", N_ ("consent has run out") },
  [SAM_WITHHELD_WITHDRAWN] = { "withdrawn", N_ ("consent withdrawn") },
  [SAM_WITHHELD_NOT_YET] = { "not-yet", N_ ("consent without a day, or from a later day on") },
  [SAM_WITHHELD_OTHER_FIELDS] = { "other-fields", N_ ("nothing filled in that somebody agreed to") },
};

const SamExportReason sam_export_without_name = { "without-name", N_ ("no name, or none that may be told") };
const SamExportReason sam_export_not_meeting = { "not-meeting", N_ ("no meetings at present") };
const SamExportReason sam_export_not_weekly = {
  "not-weekly", N_ ("no fixed time every week, and this form knows no other")
};
const SamExportReason sam_export_without_rule = { "without-rule",
                                                  N_ ("no meeting days that a calendar understands") };
const SamExportReason sam_export_without_date = { "without-date", N_ ("no date yet") };

/**
 * sam_export_reason_of:
 * @withheld: anything but %SAM_WITHHELD_NOT
 *
 * Returns: (transfer none): the reason in words
 */
const SamExportReason *
sam_export_reason_of (SamWithheld withheld)
{
  g_return_val_if_fail (withheld > SAM_WITHHELD_NOT && withheld < G_N_ELEMENTS (withheld_reasons), NULL);

  return &withheld_reasons[withheld];
}

/**
 * sam_export_reason_get_words:
 *
 * Returns: (transfer none): a few words, translated
 */
const char *
sam_export_reason_get_words (const SamExportReason *reason)
{
  return _ (reason->words);
}

/**
 * sam_left_out_new:
 * @title: (nullable): what people call it
 *
 * Returns: (transfer full): one record that is not in the file
 */
SamLeftOut *
sam_left_out_new (const char *id,
                  const char *title,
                  const SamExportReason *reason)
{
  SamLeftOut *self = g_new0 (SamLeftOut, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title != NULL && *title != '\0' ? title : id);
  self->reason = reason;
  return self;
}

/**
 * sam_left_out_free:
 * @self: (transfer full): one that is not in a file
 */
void
sam_left_out_free (SamLeftOut *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/**
 * sam_left_out_describe:
 * @left_out: (element-type SamLeftOut): all that is not in a file
 * @reason: of which of them is told
 *
 * Returns: (transfer full): one sentence
 */
char *
sam_left_out_describe (GPtrArray *left_out,
                       const SamExportReason *reason)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < left_out->len; i++)
    {
      const SamLeftOut *one = g_ptr_array_index (left_out, i);

      if (one->reason == reason && n++ < MOST_NAMES)
        g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", one->title);
    }
  if (n > MOST_NAMES)
    g_string_append (names, ", …");
  /* Translators: %u is a number, the first %s why, the second %s the names. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record was left out (%s): %s",
                                       "%u records were left out (%s): %s", n),
                          n, _ (reason->words), names->str);
}
