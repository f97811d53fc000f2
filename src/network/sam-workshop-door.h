/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Who is at the door on the evening: everybody who may come, participants and experts, and what was seen of them. */
typedef struct
{
  char *id; /* of the participation or the appearance */
  char *name;
  char *detail; /* function and practice; of an expert, the table; may be NULL */
  gboolean is_expert;
  char *status; /* may be NULL */
  char *arrives_at;
  char *leaves_at;
} SamDoorPerson;

typedef enum
{
  SAM_DOOR_EXPECTED, /* not seen yet */
  SAM_DOOR_HERE,
  SAM_DOOR_LEFT,
  SAM_DOOR_NO_SHOW,
} SamDoorMark;

/* The clock on the wall when somebody is marked. */
typedef struct
{
  const char *date; /* YYYY-MM-DD */
  int minutes;      /* since midnight */
} SamDoorTime;

GPtrArray *sam_door_load (SamStore *store,
                          const char *workshop_id,
                          GError **error);
SamDoorMark sam_door_person_get_mark (const SamDoorPerson *self);
gboolean sam_door_person_matches (const SamDoorPerson *self,
                                  const char *typed);
void sam_door_set_mark (SamRecord *workshop,
                        SamRecord *record,
                        SamDoorMark mark,
                        SamDoorTime now);

gboolean sam_door_save_mark (SamStore *store,
                             const char *id,
                             SamDoorMark mark,
                             SamDoorTime now,
                             GError **error);
gboolean sam_door_save_no_shows (SamStore *store,
                                 const char *workshop_id,
                                 SamDoorTime now,
                                 GError **error);
char *sam_door_add_walk_in (SamStore *store,
                            const char *workshop_id,
                            SamRecord *person,
                            SamDoorTime now,
                            GError **error);

G_END_DECLS
