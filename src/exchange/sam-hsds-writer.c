/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups as services and organisations as organizations of the Human Services Data Specification 3.0 (Open Referral,
 * https://docs.openreferral.org/en/v3.0.1/), as one page of its interface: what social guides of others read. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "exchange/sam-hsds-schedule.h"
#include "exchange/sam-json-build.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* HSDS asks for them of every address. */
#define COUNTRY "NL"
#define PROVINCE "Limburg"

/* A field that HSDS has as a text of its own. */
typedef struct
{
  const char *key;
  const char *field;
} Text;

static const Text service_texts[] = {
  { "name", "name" },
  { "url", "website" },
  { "email", "public_email" },
  { "fees_description", "cost" },
  { "application_process", "how_to_join" },
  { "eligibility_description", "audience" },
  { "assured_date", "verified_on" },
};

static const Text organization_texts[] = {
  { "name", "name" },
  { "description", "type" },
  { "email", "email" },
  { "website", "website" },
};

static const struct
{
  const char *ours;
  const char *theirs;
} statuses[] = {
  { "forming", "inactive" },
  { "open", "active" },
  { "full", "active" },
  { "paused", "temporarily closed" },
  { "ended", "defunct" },
};

static SamJsonObject *
create_object (SamExportJob *job,
               SamRecord *record,
               const char *part)
{
  SamJsonObject *object = sam_json_object_new ();
  g_autofree char *uuid = sam_export_job_dup_uuid (job, record, part);

  sam_json_set_text (object, "id", uuid);
  return object;
}

static GPtrArray *
create_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sam_json_object_unref);
}

static void
set_field (SamExportJob *job,
           SamJsonObject *object,
           const char *key,
           SamRecord *record,
           const char *field)
{
  g_autofree char *text = sam_export_job_dup_text (job, record, field);

  sam_json_set_text (object, key, text);
}

static void
set_texts (SamExportJob *job,
           SamJsonObject *object,
           SamRecord *record,
           const Text *texts,
           guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    set_field (job, object, texts[i].key, record, texts[i].field);
}

static void
add_phone (SamExportJob *job,
           SamJsonObject *object,
           SamRecord *record,
           const char *field)
{
  g_autoptr (GPtrArray) phones = create_list ();
  g_autoptr (SamJsonObject) phone = create_object (job, record, "phone");

  set_field (job, phone, "number", record, field);
  if (sam_json_object_get (phone, "number") == NULL)
    return;
  g_ptr_array_add (phones, g_steal_pointer (&phone));
  sam_json_set_objects (object, "phones", phones);
}

/* HSDS wants a street, a place and a postcode or no address at all; what there is of it then stands as a text, the
 * first that is added. */
static void
add_address (SamExportJob *job,
             SamJsonObject *location,
             SamRecord *record)
{
  g_autofree char *street = sam_export_job_dup_text (job, record, "address");
  g_autofree char *place = sam_export_job_dup_text (job, record, "place");
  g_autofree char *postcode = sam_export_job_dup_text (job, record, "postcode");
  g_autoptr (GPtrArray) addresses = create_list ();
  g_autoptr (SamJsonObject) address = create_object (job, record, "address");

  if (street == NULL || place == NULL || postcode == NULL)
    {
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;
      g_autofree char *text = NULL;

      g_strv_builder_add_many (parts, street != NULL ? street : "", postcode != NULL ? postcode : "",
                               place != NULL ? place : "", NULL);
      list = g_strv_builder_end (parts);
      text = g_strjoinv (" ", list);
      if (sam_json_object_get (location, "description") == NULL)
        sam_json_set_text (location, "description", g_strstrip (text));
      return;
    }
  sam_json_set_text (address, "address_1", street);
  sam_json_set_text (address, "city", place);
  sam_json_set_text (address, "postal_code", postcode);
  sam_json_set_text (address, "state_province", PROVINCE);
  sam_json_set_text (address, "country", COUNTRY);
  sam_json_set_text (address, "address_type", "physical");
  g_ptr_array_add (addresses, g_steal_pointer (&address));
  sam_json_set_objects (location, "addresses", addresses);
}

static void
add_accessibility (SamExportJob *job,
                   SamJsonObject *location,
                   SamRecord *record)
{
  g_autoptr (GPtrArray) list = create_list ();
  g_autoptr (SamJsonObject) one = create_object (job, record, "accessibility");
  g_autofree char *answer = sam_export_job_dup_text (job, record, "wheelchair");
  const SamField *wheelchair = sam_kind_find_field (sam_record_get_kind (record), "wheelchair");
  g_autofree char *sentence = NULL;

  if (answer != NULL)
    sentence = g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, wheelchair->label), answer);
  sam_json_set_text (one, "description", sentence);
  if (sam_kind_find_field (sam_record_get_kind (record), "accessibility") != NULL)
    set_field (job, one, "details", record, "accessibility");
  if (sam_json_object_get (one, "description") == NULL && sam_json_object_get (one, "details") == NULL)
    return;
  g_ptr_array_add (list, g_steal_pointer (&one));
  sam_json_set_objects (location, "accessibility", list);
}

/* Where a group meets: its own words before those of the venue's record. */
static SamJsonObject *
create_location (SamExportJob *job,
                 SamRecord *group)
{
  static const char *const forms[] = { "group", "online", NULL };
  g_autoptr (SamJsonObject) location = create_object (job, group, "location");
  g_autofree char *venue_id = sam_record_dup_text (group, "venue");
  g_autofree char *form = sam_record_dup_text (group, "form");
  g_autoptr (SamRecord) venue = sam_export_job_load (job, venue_id);
  gboolean online = g_strcmp0 (form, "online") == 0;
  gboolean at_venue = venue != NULL && !sam_record_has_value (group, "address");

  sam_export_job_say_choice (job, group, "form", forms);
  set_field (job, location, "name", group, "venue");
  if (sam_json_object_get (location, "name") == NULL)
    set_field (job, location, "name", group, "venue_text");
  else
    set_field (job, location, "alternate_name", group, "venue_text");
  add_address (job, location, group);
  if (at_venue)
    add_address (job, location, venue);
  add_accessibility (job, location, group);
  if (venue != NULL && sam_json_object_get (location, "accessibility") == NULL)
    add_accessibility (job, location, venue);
  sam_json_set_text (location, "location_type", online ? "virtual" : "physical");
  if (online || sam_json_object_get (location, "name") != NULL || sam_json_object_get (location, "addresses") != NULL ||
      sam_json_object_get (location, "description") != NULL || sam_json_object_get (location, "accessibility") != NULL)
    return g_steal_pointer (&location);
  return NULL;
}

static void
add_meetings (SamExportJob *job,
              SamJsonObject *service,
              SamRecord *group)
{
  g_autoptr (GPtrArray) schedules = create_list ();
  g_autoptr (GPtrArray) places = create_list ();
  g_autoptr (SamJsonObject) schedule = create_object (job, group, "schedule");
  g_autoptr (SamJsonObject) location = create_location (job, group);
  g_autoptr (SamJsonObject) at = NULL;

  if (sam_hsds_fill_schedule (job, schedule, group))
    g_ptr_array_add (schedules, g_steal_pointer (&schedule));
  if (location == NULL)
    {
      sam_json_set_objects (service, "schedules", schedules);
      return;
    }
  at = create_object (job, group, "service_at_location");
  sam_json_set_object (at, "location", location);
  sam_json_set_objects (at, "schedules", schedules);
  g_ptr_array_add (places, g_steal_pointer (&at));
  sam_json_set_objects (service, "service_at_locations", places);
}

static SamJsonObject *
create_term (SamExportJob *job,
             SamRecord *topic)
{
  g_autoptr (SamJsonObject) term = create_object (job, topic, NULL);

  set_field (job, term, "name", topic, "name");
  set_field (job, term, "code", topic, "slug");
  set_field (job, term, "description", topic, "description");
  if (sam_json_object_get (term, "name") == NULL)
    return NULL;
  if (sam_json_object_get (term, "description") == NULL)
    sam_json_object_set (term, "description", sam_json_object_get (term, "name"));
  sam_json_set_text (term, "language", "nl");
  sam_json_set_text (term, "taxonomy", "Samenhulp");
  return g_steal_pointer (&term);
}

static void
add_topics (SamExportJob *job,
            SamJsonObject *service,
            SamRecord *group)
{
  g_auto (GStrv) ids = sam_record_dup_strv (group, "topics");
  g_autoptr (GPtrArray) attributes = create_list ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) topic = sam_export_job_load (job, ids[i]);
      g_autoptr (SamJsonObject) term = topic != NULL ? create_term (job, topic) : NULL;
      g_autoptr (SamJsonObject) attribute = NULL;

      if (term == NULL)
        continue;
      attribute = create_object (job, group, ids[i]);
      sam_json_object_set (attribute, "link_id", sam_json_object_get (service, "id"));
      sam_json_set_text (attribute, "link_entity", "service");
      sam_json_object_set (attribute, "taxonomy_term_id", sam_json_object_get (term, "id"));
      sam_json_set_object (attribute, "taxonomy_term", term);
      g_ptr_array_add (attributes, g_steal_pointer (&attribute));
    }
  if (ids != NULL && attributes->len == g_strv_length (ids))
    sam_export_job_say (job, "topics");
  sam_json_set_objects (service, "attributes", attributes);
}

static void
add_languages (SamExportJob *job,
               SamJsonObject *service,
               SamRecord *group)
{
  g_auto (GStrv) languages = sam_record_dup_strv (group, "languages");
  g_autoptr (GPtrArray) list = create_list ();

  sam_export_job_say (job, "languages");
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *part = g_strconcat ("language/", languages[i], NULL);
      SamJsonObject *language = create_object (job, group, part);

      /* Two letters are a code of ISO 639-1. */
      sam_json_set_text (language, strlen (languages[i]) == 2 ? "code" : "name", languages[i]);
      g_ptr_array_add (list, language);
    }
  sam_json_set_objects (service, "languages", list);
}

static void
add_organization (SamExportJob *job,
                  SamJsonObject *service,
                  SamRecord *group)
{
  g_autofree char *id = sam_record_dup_text (group, "organisation");
  g_autoptr (SamRecord) organisation = sam_export_job_load (job, id);
  g_autoptr (SamJsonObject) organization = NULL;

  if (organisation == NULL || !sam_record_has_value (organisation, "name"))
    return;
  sam_export_job_say (job, "organisation");
  organization = create_object (job, organisation, NULL);
  set_texts (job, organization, organisation, organization_texts, G_N_ELEMENTS (organization_texts));
  if (sam_json_object_get (organization, "description") == NULL)
    sam_json_object_set (organization, "description", sam_json_object_get (organization, "name"));
  sam_json_object_set (service, "organization_id", sam_json_object_get (organization, "id"));
  sam_json_set_object (service, "organization", organization);
}

/* HSDS has no service without a status, and none that says that it is not known. */
static void
set_status (SamExportJob *job,
            SamJsonObject *service,
            SamRecord *group)
{
  g_autofree char *status = sam_record_dup_text (group, "status");
  const char *said = "active";

  if (status != NULL)
    sam_export_job_say (job, "status");
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (status, statuses[i].ours) == 0)
      said = statuses[i].theirs;
  if (status == NULL)
    sam_export_job_leave_out (job, _ ("Groups whose status is not known, or may not be told, stand there as “active”: "
                                      "this form must say something."));
  sam_json_set_text (service, "status", said);
  if (g_strcmp0 (status, "full") == 0)
    set_field (job, service, "alert", group, "status");
}

static SamJsonObject *
create_service (SamExportJob *job,
                SamRecord *group)
{
  SamJsonObject *service = create_object (job, group, NULL);
  g_autofree char *description = sam_export_job_dup_text (job, group, "description");
  g_autofree char *how = sam_export_job_dup_text (job, group, "how_it_works");
  g_autofree char *both = g_strjoin (description != NULL && how != NULL ? "\n\n" : "",
                                     description != NULL ? description : "", how != NULL ? how : "", NULL);

  set_texts (job, service, group, service_texts, G_N_ELEMENTS (service_texts));
  sam_json_set_text (service, "description", both);
  set_status (job, service, group);
  add_phone (job, service, group, "public_phone");
  add_meetings (job, service, group);
  add_topics (job, service, group);
  add_languages (job, service, group);
  add_organization (job, service, group);
  return service;
}

static SamJsonObject *
create_organization (SamExportJob *job,
                     SamRecord *organisation)
{
  SamJsonObject *organization = create_object (job, organisation, NULL);
  g_autoptr (GPtrArray) locations = create_list ();
  g_autoptr (SamJsonObject) location = create_object (job, organisation, "location");

  set_texts (job, organization, organisation, organization_texts, G_N_ELEMENTS (organization_texts));
  /* HSDS asks for a description. */
  if (sam_json_object_get (organization, "description") == NULL)
    sam_json_object_set (organization, "description", sam_json_object_get (organization, "name"));
  add_phone (job, organization, organisation, "phone");
  add_address (job, location, organisation);
  sam_json_set_text (location, "location_type", "physical");
  if (sam_json_object_get (location, "addresses") != NULL || sam_json_object_get (location, "description") != NULL)
    g_ptr_array_add (locations, g_steal_pointer (&location));
  sam_json_set_objects (organization, "locations", locations);
  return organization;
}

/* One page that holds all, as the interface's list of services gives it. */
static char *
format_page (GPtrArray *items)
{
  g_autoptr (SamJsonObject) page = sam_json_object_new ();
  g_autofree char *contents = sam_json_from_items (items);

  sam_json_set_integer (page, "total_items", items->len);
  sam_json_set_integer (page, "total_pages", 1);
  sam_json_set_integer (page, "page_number", 1);
  sam_json_set_integer (page, "size", items->len);
  sam_json_object_set (page, "first_page", "true");
  sam_json_object_set (page, "last_page", "true");
  sam_json_object_set (page, "empty", items->len == 0 ? "true" : "false");
  sam_json_object_set (page, "contents", contents);
  return sam_json_object_to_text (page);
}

/**
 * sam_hsds_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_hsds_write (SamExportJob *job,
                GError **error)
{
  gboolean of_groups = g_str_equal (sam_export_job_get_kind (job)->name, "group");
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);
      g_autoptr (SamJsonObject) object = NULL;

      if (record == NULL)
        break;
      if (!sam_record_has_value (record, "name"))
        {
          sam_export_job_skip (job, &sam_export_without_name);
          continue;
        }
      object = of_groups ? create_service (job, record) : create_organization (job, record);
      g_ptr_array_add (items, sam_json_object_to_text (object));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return format_page (items);
}
