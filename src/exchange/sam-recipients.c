/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recipients.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamRecipient recipients[] = {
  { "region", N_ ("The coordinators of this region"),
    N_ ("Everything of these records but what stays on this computer."), SAM_CHANNEL_REGION },
  { "platform", N_ ("The central platform"),
    N_ ("Only what the central platform may know to do its work, and only where somebody agreed to that."),
    SAM_CHANNEL_PLATFORM },
  { "public", N_ ("Everybody"), N_ ("Only what everybody may know, and only where somebody agreed to the public site."),
    SAM_CHANNEL_PUBLIC },
  { "print", N_ ("A printed guide or leaflet"),
    N_ ("Only what everybody may know, and only where somebody agreed to print."), SAM_CHANNEL_PRINT },
  { "press", N_ ("The press"), N_ ("Only what everybody may know, and only where somebody agreed to the press."),
    SAM_CHANNEL_PRESS },
  { "phone", N_ ("Whoever asks by phone"),
    N_ ("Only what everybody may know, and only where somebody agreed that it is passed on by phone."),
    SAM_CHANNEL_PHONE },
  { "practices", N_ ("Practices"),
    N_ ("Only what everybody may know, and only where somebody agreed that practices have it."), SAM_CHANNEL_PRACTICES },
};

/**
 * sam_recipients_get_all:
 * @n_recipients: (out): how many
 *
 * Returns: (transfer none): whom a file can be for
 */
const SamRecipient *
sam_recipients_get_all (guint *n_recipients)
{
  *n_recipients = G_N_ELEMENTS (recipients);
  return recipients;
}

/**
 * sam_recipient_find:
 *
 * Returns: (transfer none) (nullable): the recipient of that name
 */
const SamRecipient *
sam_recipient_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    if (g_str_equal (recipients[i].name, name))
      return &recipients[i];
  return NULL;
}

/**
 * sam_recipient_get_name:
 *
 * Returns: (transfer none): what the note of an export calls them
 */
const char *
sam_recipient_get_name (SamChannel channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    if (recipients[i].channel == channel)
      return recipients[i].name;
  return "invitation";
}
