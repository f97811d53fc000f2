/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* A region file in a folder of its own, and records written in one line. */
typedef struct
{
  char *folder;
  SamStore *store;
} Region;

/* A record from "field=value|field=value". A value of the form "@kind:KEY" names another record; several stand with
 * "; " between. */
SamRecord *make_record (const char *kind,
                        const char *key,
                        const char *values);
/* Saves one, or changes the one there is. */
void put_record (Region *region,
                 const char *kind,
                 const char *key,
                 const char *values);
char *make_id (const char *kind,
               const char *key);
char *get_value (Region *region,
                 const char *kind,
                 const char *key,
                 const char *field);
void region_set_up (Region *region,
                    gconstpointer data);
void region_tear_down (Region *region,
                       gconstpointer data);

G_END_DECLS
