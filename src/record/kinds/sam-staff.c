/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at an organisation. */

#include "record/sam-record-kind.h"

static const SamChoice staff_functions[] = {
  { "gp", N_ ("GP") },
  { "nurse_somatic", N_ ("Practice nurse, somatic") },
  { "nurse_mental_health", N_ ("Practice nurse, mental health") },
  { "nurse_elderly", N_ ("Practice nurse, older people") },
  { "nurse_youth", N_ ("Practice nurse, young people") },
  { "assistant", N_ ("Doctor’s assistant") },
  { "manager", N_ ("Practice manager") },
  { "physician_assistant", N_ ("Physician assistant") },
  { "nurse", N_ ("Nurse") },
  { "social_worker", N_ ("Social worker") },
  { "paramedic", N_ ("Paramedic") },
  { "official", N_ ("Municipal official") },
  { "teacher", N_ ("Teacher") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "person", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Person"), SAM_REQUIRED | SAM_TITLE, .refers_to = "person" },
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Organisation"),
    SAM_REQUIRED, .refers_to = "organisation" },
  { "function", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Function"), SAM_FIELD_NONE, .choices = staff_functions },
  { "function_text", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Function, in words"), SAM_SEARCHED },
  { "contact_person", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Contact person for self-help"), SAM_FIELD_NONE },
  { "contact_person_since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Contact person since"), SAM_FIELD_NONE },
  { "contact_person_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Contact person until"), SAM_FIELD_NONE },
  { "workshop_followed_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Workshop followed"), SAM_FIELD_NONE },
  { "phone", SAM_FIELD_PHONE, SAM_REACH_REGION, N_ ("Phone at work"), SAM_SEARCHED },
  { "email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail at work"), SAM_SEARCHED },
  { "since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Since"), SAM_FIELD_NONE },
  { "until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Until"), SAM_FIELD_NONE },
  { "registration_number", SAM_FIELD_TEXT, SAM_REACH_DEVICE, N_ ("Registration number"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamStaff, sam_staff, "staff", N_ ("Member of staff"), N_ ("Staff"), fields)
