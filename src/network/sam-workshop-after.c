/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-after.h"

#include "network/sam-workshop-rounds.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char *const there[] = { "attended", NULL };

static int
read_minutes (SamRecord *record,
              const char *field,
              int fallback)
{
  g_autofree char *text = sam_record_dup_text (record, field);
  const int minutes = sam_workshop_read_time (text);

  return minutes >= 0 ? minutes : fallback;
}

/**
 * sam_attendance_get_minutes:
 * @full: (out): whether somebody was there from begin to end
 *
 * Who has no times noted was there all the time: at the door only late-comers and early leavers are.
 *
 * Returns: how many minutes of the workshop somebody attended; 0 where it has no times
 */
guint
sam_attendance_get_minutes (SamRecord *workshop,
                            SamRecord *participation,
                            gboolean *full)
{
  const int begin = read_minutes (workshop, "start", -1);
  int end = read_minutes (workshop, "end", -1);
  int arrives, leaves;

  *full = FALSE;
  if (begin < 0 || end < 0)
    return 0;
  if (end <= begin)
    end += 24 * 60;
  arrives = MAX (begin, read_minutes (participation, "arrives_at", begin));
  leaves = MIN (end, read_minutes (participation, "leaves_at", end));
  *full = arrives <= begin && leaves >= end;
  return (guint) MAX (0, leaves - arrives);
}

/**
 * sam_attendance_get_counted:
 * @register_name: (nullable): the choice of the field "register"
 *
 * GAIA counts whole hours only (absg.nl); the other registers take what is handed in.
 *
 * Returns: how many of the minutes count for the register
 */
guint
sam_attendance_get_counted (const char *register_name,
                            guint minutes)
{
  return g_strcmp0 (register_name, "gaia") == 0 ? minutes - minutes % 60 : minutes;
}

/**
 * sam_attendance_format_hours:
 *
 * Returns: (transfer full): "1.5", in hours
 */
char *
sam_attendance_format_hours (guint minutes)
{
  return minutes % 60 == 0 ? g_strdup_printf ("%u", minutes / 60) : g_strdup_printf ("%.3g", minutes / 60.0);
}

static void
free_attendance (gpointer data)
{
  SamAttendance *self = data;

  g_free (self->participation);
  g_free (self->name);
  g_free (self->function);
  g_free (self->practice);
  g_free (self->register_name);
  g_free (self->number);
  g_free (self->arrives_at);
  g_free (self->leaves_at);
  g_free (self);
}

static SamAttendance *
new_attendance (SamStore *store,
                SamRecord *workshop,
                SamRecord *record)
{
  SamAttendance *self = g_new0 (SamAttendance, 1);
  g_autofree char *name = sam_record_dup_text (record, "register");
  const SamChoice *choice =
      name != NULL ? sam_field_find_choice (sam_kind_find_field (sam_kind_find ("participation"), "register"), name)
                   : NULL;

  self->participation = g_strdup (sam_record_get_id (record));
  self->name = sam_workshop_dup_title_of (store, record, "person");
  self->function = sam_record_dup_text (record, "function_text");
  self->practice = sam_workshop_dup_title_of (store, record, "organisation");
  self->register_name = choice != NULL ? g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label)) : NULL;
  self->number = sam_record_dup_text (record, "registration_number");
  self->arrives_at = sam_record_dup_text (record, "arrives_at");
  self->leaves_at = sam_record_dup_text (record, "leaves_at");
  self->minutes = sam_attendance_get_minutes (workshop, record, &self->full);
  self->counted = sam_attendance_get_counted (name, self->minutes);
  self->becomes_contact = sam_record_get_boolean (record, "becomes_contact");
  return self;
}

static int
compare_attendance (gconstpointer a,
                    gconstpointer b)
{
  const SamAttendance *one = *(const SamAttendance *const *) a;
  const SamAttendance *other = *(const SamAttendance *const *) b;
  const int names = g_strcmp0 (one->name, other->name);

  return names != 0 ? names : strcmp (one->participation, other->participation);
}

/**
 * sam_attendance_load:
 *
 * Returns: (transfer full) (element-type SamAttendance): who was there, by name; or %NULL
 */
GPtrArray *
sam_attendance_load (SamStore *store,
                     const char *workshop_id,
                     GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_attendance);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->participations->len; i++)
    if (sam_workshop_has_status (g_ptr_array_index (records->participations, i), there))
      g_ptr_array_add (list,
                       new_attendance (store, records->workshop, g_ptr_array_index (records->participations, i)));
  g_ptr_array_sort (list, compare_attendance);
  return g_steal_pointer (&list);
}

/* The record of somebody's work at an organisation; a new one where there is none. */
static SamRecord *
open_staff (SamStore *store,
            const char *person,
            const char *organisation)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, person, sam_kind_find ("staff"), "person", NULL);
  g_autofree char *id = NULL;
  SamRecord *staff;

  for (char **known = ids; known != NULL && *known != NULL; known++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, *known, NULL);
      g_autofree char *where = record != NULL ? sam_record_dup_text (record, "organisation") : NULL;

      if (g_strcmp0 (where, organisation) == 0)
        return g_steal_pointer (&record);
    }
  id = sam_id_new (sam_kind_find ("staff"));
  staff = sam_record_new (sam_kind_find ("staff"), id);
  sam_record_set_text (staff, "person", person);
  sam_record_set_text (staff, "organisation", organisation);
  return staff;
}

/* Being contact person means being called: that is agreed to, and written down as agreed. */
static gboolean
save_consent (SamStore *store,
              const char *workshop_id,
              const char *person,
              const char *day,
              GError **error)
{
  g_autofree char *key = g_strdup_printf ("contact %s %s", workshop_id, person);
  g_autofree char *id = sam_id_from_key (sam_kind_find ("consent"), key);
  g_autoptr (SamRecord) known = sam_store_load (store, id, NULL);
  g_autoptr (SamRecord) consent = NULL;

  if (known != NULL)
    return TRUE;
  consent = sam_record_new (sam_kind_find ("consent"), id);
  sam_record_set_text (consent, "about", person);
  sam_record_set_text (consent, "purpose", "contact");
  sam_record_set_text (consent, "channel", "region");
  sam_record_set_text (consent, "given_on", day);
  sam_record_set_text (consent, "how", "form");
  sam_record_set_text (consent, "noted_by", sam_store_get_author (store));
  return sam_store_save (store, consent, error);
}

static gboolean
save_work (SamStore *store,
           SamRecord *workshop,
           SamRecord *participation,
           const char *day,
           guint *n_contacts,
           GError **error)
{
  g_autofree char *person = sam_record_dup_text (participation, "person");
  g_autofree char *organisation = sam_record_dup_text (participation, "organisation");
  const gboolean becomes = sam_record_get_boolean (participation, "becomes_contact");
  g_autoptr (SamRecord) staff = NULL;

  if (person == NULL || organisation == NULL)
    return TRUE;
  staff = open_staff (store, person, organisation);
  sam_record_set_text (staff, "workshop_followed_on", day);
  if (becomes && !sam_record_get_boolean (staff, "contact_person"))
    {
      sam_record_set_boolean (staff, "contact_person", TRUE);
      sam_record_set_text (staff, "contact_person_since", day);
    }
  *n_contacts += becomes;
  return sam_store_save (store, staff, error) &&
         (!becomes || save_consent (store, sam_record_get_id (workshop), person, day, error));
}

/**
 * sam_after_save_contacts:
 * @today: YYYY-MM-DD, where the workshop has no date
 *
 * Who was there has followed the workshop; who ticked it is contact person from then on, with the consent written
 * down. One step to undo.
 *
 * Returns: how many contact persons, -1 with @error set
 */
int
sam_after_save_contacts (SamStore *store,
                         const char *workshop_id,
                         const char *today,
                         GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autofree char *date = records != NULL ? sam_record_dup_text (records->workshop, "date") : NULL;
  gboolean saved = records != NULL && sam_store_begin_step (store, _ ("Contact persons"), error);
  guint n = 0;

  if (!saved)
    return -1;
  for (guint i = 0; saved && i < records->participations->len; i++)
    {
      SamRecord *record = g_ptr_array_index (records->participations, i);

      if (sam_workshop_has_status (record, there))
        saved = save_work (store, records->workshop, record, date != NULL ? date : today, &n, error);
    }
  return sam_store_end_step (store, saved ? error : NULL) && saved ? (int) n : -1;
}
