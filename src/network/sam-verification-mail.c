/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-verification-mail.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static char *
find_address (SamRecord *group)
{
  char *address = sam_record_dup_text (group, "contact_email");

  return address != NULL ? address : sam_record_dup_text (group, "public_email");
}

/* What a group can judge: what the outside reads about it. */
static void
append_facts (GString *body,
              SamRecord *group,
              const char *meets)
{
  static const char *const fields[] = { "start_time", "end_time", "venue_text", "address", "place",
                                        "cost", "public_phone", "public_email", "website" };
  const gsize before = body->len;

  if (meets != NULL && *meets != '\0')
    g_string_append_printf (body, "%s: %s\n", _ ("Meets"), meets);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const SamField *field = sam_kind_find_field (sam_record_get_kind (group), fields[i]);
      g_autofree char *text = sam_record_format_field (group, fields[i]);

      if (*text != '\0')
        g_string_append_printf (body, "%s: %s\n", g_dgettext (GETTEXT_PACKAGE, field->label), text);
    }
  if (body->len == before)
    g_string_append_printf (body, "%s\n", _ ("Only the name: when and where you meet is not known to us."));
}

/**
 * sam_verification_dup_subject:
 *
 * Returns: (transfer full): what a mail or a letter that asks is about
 */
char *
sam_verification_dup_subject (SamRecord *group)
{
  g_autofree char *name = sam_record_dup_text (group, "name");

  /* Translators: the subject of a mail; %s is the name of a group. */
  return g_strdup_printf (_ ("Is this still right about “%s”?"), name != NULL ? name : "");
}

/**
 * sam_verification_dup_text:
 * @meets: (nullable): when the group meets, in words
 *
 * Returns: (transfer full): what is known of the group, and the question whether it is still right
 */
char *
sam_verification_dup_text (SamRecord *group,
                           const char *meets)
{
  g_autoptr (GString) body = g_string_new (NULL);

  /* Translators: how a mail begins */
  g_string_append (body, _ ("Hello,\n\nThis is what people read about your group:\n\n"));
  append_facts (body, group, meets);
  /* Translators: how that mail ends. */
  g_string_append (body, _ ("\nIs it still right? A short answer is enough. Thank you!\n"));
  return g_string_free (g_steal_pointer (&body), FALSE);
}

/**
 * sam_verification_mail_new:
 * @group: whom to ask
 * @meets: (nullable): when it meets, in words
 *
 * Returns: (transfer full) (nullable): a mail that asks whether what is known is still right, as a mailto: address;
 *   NULL for a group without an e-mail address
 */
char *
sam_verification_mail_new (SamRecord *group,
                           const char *meets)
{
  g_autofree char *address = find_address (group);
  g_autofree char *subject = sam_verification_dup_subject (group);
  g_autofree char *text = sam_verification_dup_text (group, meets);
  g_autofree char *escaped_subject = NULL;
  g_autofree char *escaped_body = NULL;
  g_autofree char *escaped_address = NULL;
  g_autoptr (GString) body = g_string_new (text);

  if (address == NULL)
    return NULL;
  escaped_address = g_uri_escape_string (address, "@", FALSE);
  escaped_subject = g_uri_escape_string (subject, NULL, FALSE);
  /* RFC 6068: lines of a body end with both. */
  g_string_replace (body, "\n", "\r\n", 0);
  escaped_body = g_uri_escape_string (body->str, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", escaped_address, escaped_subject, escaped_body);
}
