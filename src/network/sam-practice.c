/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-practice.h"

/**
 * sam_practice_mark_contact_person:
 * @staff: a member of staff
 * @contact: whether they are contact person for self-help from today, or no longer
 * @today: YYYY-MM-DD
 *
 * Notes it with the day. Taking back a mark of the same day leaves no day behind: it was a slip.
 */
void
sam_practice_mark_contact_person (SamRecord *staff,
                                  gboolean contact,
                                  const char *today)
{
  g_autofree char *since = sam_record_dup_text (staff, "contact_person_since");
  g_autofree char *until = sam_record_dup_text (staff, "contact_person_until");

  if (contact == sam_record_get_boolean (staff, "contact_person"))
    return;
  sam_record_set_boolean (staff, "contact_person", contact);
  if (contact)
    {
      sam_record_set_text (staff, "contact_person_until", NULL);
      if (since == NULL || g_strcmp0 (until, today) != 0)
        sam_record_set_text (staff, "contact_person_since", today);
    }
  else if (g_strcmp0 (since, today) == 0)
    sam_record_set_text (staff, "contact_person_since", NULL);
  else
    sam_record_set_text (staff, "contact_person_until", today);
}
