/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A practice, care group, municipality or any other organisation. */

#include "record/sam-record-kind.h"

static const SamChoice organisation_types[] = {
  { "practice", N_ ("GP practice") },
  { "care_group", N_ ("Care group") },
  { "cluster", N_ ("GP cluster") },
  { "hospital", N_ ("Hospital") },
  { "social_team", N_ ("Social team") },
  { "municipality", N_ ("Municipality") },
  { "insurer", N_ ("Insurer") },
  { "patient_organisation", N_ ("Patient organisation") },
  { "school", N_ ("School") },
  { "paramedic", N_ ("Paramedical practice") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamChoice organisation_answers[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "not_applicable", N_ ("Not applicable") },
  { NULL, NULL },
};

static const SamChoice organisation_ladder[] = {
  { "none", N_ ("Not reached yet") },
  { "knows", N_ ("Knows it") },
  { "recognises", N_ ("Recognises it") },
  { "finds", N_ ("Finds it") },
  { "advises", N_ ("Advises it") },
  { "natural", N_ ("Takes it for granted") },
  { NULL, NULL },
};

/* The steps are noted with the day they were reached; that none is needs no noting. */
#define FIRST_STEP 1

/* What makes a practice self-help-friendly: the six criteria of www.selbsthilfefreundlichkeit.de, in our words. */
static const SamChoice organisation_criteria[] = {
  { "visible", N_ ("Information on self-help is visible at a central place") },
  { "points_out", N_ ("Points patients to self-help regularly and in person") },
  { "tells", N_ ("Tells of the cooperation on its website and in its rooms") },
  { "contact_person", N_ ("Has a contact person with a name") },
  { "exchange", N_ ("Is kept informed by regular exchange") },
  { "agreement", N_ ("Agreed on the cooperation reliably") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Type"), SAM_REQUIRED, .choices = organisation_types },
  { "part_of", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Part of"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "cluster", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("GP cluster"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "address", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Address"), SAM_FIELD_NONE },
  { "postcode", SAM_FIELD_POSTCODE, SAM_REACH_PUBLIC, N_ ("Postcode"), SAM_FIELD_NONE },
  { "place", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Place"), SAM_SEARCHED },
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Municipality"), SAM_FIELD_NONE },
  { "phone", SAM_FIELD_PHONE, SAM_REACH_PUBLIC, N_ ("Phone"), SAM_SEARCHED },
  { "email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail"), SAM_FIELD_NONE },
  { "website", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("Website"), SAM_FIELD_NONE },
  { "agb", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("AGB code"), SAM_SEARCHED },
  { "gps", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of GPs"), SAM_FIELD_NONE },
  { "staff_count", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of staff"), SAM_FIELD_NONE },
  { "patients", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of patients"), SAM_FIELD_NONE },
  { "connected_since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Connected since"), SAM_FIELD_NONE },
  { "connected_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Connected until"), SAM_FIELD_NONE },
  { "adoption", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Adoption"),
    SAM_FIELD_NONE, .choices = organisation_ladder },
  { "adoption_history", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Steps reached"),
    SAM_FIELD_NONE, .choices = organisation_ladder + FIRST_STEP },
  { "criteria_met", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Self-help-friendly"),
    SAM_FIELD_NONE, .choices = organisation_criteria },
  { "leaflets", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Leaflets present"),
    SAM_FIELD_NONE, .choices = organisation_answers },
  { "visited_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Last visit"), SAM_FIELD_NONE },
  { "left_behind", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Left behind"), SAM_FIELD_NONE },
  { "not_same_as", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Not the same as"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamOrganisation, sam_organisation, "organisation", N_ ("Organisation"), N_ ("Organisations"), fields)
