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

/**
 * sam_practice_is_contact_person:
 * @staff: a member of staff
 * @today: YYYY-MM-DD
 *
 * As the indicators count them: from the day on which it ended, or on which they left, they are no longer.
 *
 * Returns: whether they are contact person for self-help on that day
 */
gboolean
sam_practice_is_contact_person (SamRecord *staff,
                                const char *today)
{
  g_autofree char *since = sam_record_dup_text (staff, "contact_person_since");
  g_autofree char *until = sam_record_dup_text (staff, "contact_person_until");
  g_autofree char *left = sam_record_dup_text (staff, "until");

  return sam_record_get_boolean (staff, "contact_person") && g_strcmp0 (since, today) <= 0 &&
         (until == NULL || g_strcmp0 (until, today) > 0) && (left == NULL || g_strcmp0 (left, today) > 0);
}

static gboolean
is_organisation (SamRecord *record)
{
  return sam_record_get_kind (record) == sam_kind_find ("organisation");
}

/**
 * sam_practice_note_contact:
 * @organisation: whom a contact was with; persons and groups have nothing that follows
 * @contact: what was noted
 * @today: the day, YYYY-MM-DD
 *
 * A visit is the organisation's last visit, unless there was a later one, or it is only planned.
 *
 * Returns: whether @organisation changed
 */
gboolean
sam_practice_note_contact (SamRecord *organisation,
                           SamRecord *contact,
                           const char *today)
{
  g_autofree char *type = sam_record_dup_text (contact, "type");
  g_autofree char *day = sam_record_dup_text (contact, "date");
  g_autofree char *last = is_organisation (organisation) ? sam_record_dup_text (organisation, "visited_on") : NULL;

  if (!is_organisation (organisation) || g_strcmp0 (type, "visit") != 0 || day == NULL || g_strcmp0 (day, last) <= 0 ||
      g_strcmp0 (day, today) > 0)
    return FALSE;
  sam_record_set_text (organisation, "visited_on", day);
  return TRUE;
}

/**
 * sam_practice_note_delivery:
 * @today: the day, YYYY-MM-DD
 *
 * Where material was left, material is present; not where it will be left on a day that is still to come.
 *
 * Returns: whether @organisation changed
 */
gboolean
sam_practice_note_delivery (SamRecord *organisation,
                            SamRecord *delivery,
                            const char *today)
{
  g_autofree char *day = sam_record_dup_text (delivery, "delivered_on");
  g_autofree char *answer = is_organisation (organisation) ? sam_record_dup_text (organisation, "leaflets") : NULL;

  if (!is_organisation (organisation) || g_strcmp0 (answer, "yes") == 0 || sam_record_has_value (delivery, "gone_on") ||
      g_strcmp0 (day, today) > 0)
    return FALSE;
  sam_record_set_text (organisation, "leaflets", "yes");
  return TRUE;
}
