/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-mail.h"

#include <string.h>

/* Programs that open a link cut it off beyond about two thousand letters. */
#define MOST_LETTERS 1900

static char *
escape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (joined, NULL, FALSE);
}

/**
 * sam_mail_new_drafts:
 * @to: (nullable): the one address everybody may see
 * @blind_copies: addresses that nobody sees
 *
 * Returns: (transfer full): mailto links of RFC 6068, as many as it takes to keep each short enough to be opened
 */
char **
sam_mail_new_drafts (const char *to,
                     const char *const *blind_copies,
                     const char *subject,
                     const char *body)
{
  g_autoptr (GStrvBuilder) drafts = g_strv_builder_new ();
  g_autofree char *escaped_to = to != NULL ? g_uri_escape_string (to, "@", FALSE) : g_strdup ("");
  g_autofree char *escaped_subject = escape (subject);
  g_autofree char *escaped_body = escape (body);
  g_autofree char *tail = g_strdup_printf ("subject=%s&body=%s", escaped_subject, escaped_body);
  guint i = 0;

  do
    {
      g_autoptr (GString) link = g_string_new (NULL);
      guint n = 0;

      g_string_append_printf (link, "mailto:%s?", escaped_to);
      for (; blind_copies[i] != NULL; i++, n++)
        {
          g_autofree char *address = g_uri_escape_string (blind_copies[i], "@", FALSE);

          if (n > 0 && link->len + strlen (address) + strlen (tail) > MOST_LETTERS)
            break;
          g_string_append_printf (link, "%s%s", n > 0 ? "," : "bcc=", address);
        }
      g_string_append_printf (link, "%s%s", n > 0 ? "&" : "", tail);
      g_strv_builder_add (drafts, link->str);
    }
  while (blind_copies[i] != NULL);
  return g_strv_builder_end (drafts);
}
