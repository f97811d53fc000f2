/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One SELECT for each indicator: every record that it looks at, once, with the code of the reason why it stands where
 * it does. And what is told beside it: labels, numbers and what they are out of. */
extern const char sam_indicator_sql_gp_material[];
extern const char sam_indicator_sql_gps_without_name[];
extern const char sam_indicator_sql_practices[];
extern const char sam_indicator_sql_groups[];
extern const char sam_indicator_sql_main_topics[];
extern const char sam_indicator_sql_all_topics[];
extern const char sam_indicator_sql_questions[];
extern const char sam_indicator_sql_channels[];
extern const char sam_indicator_sql_evaluated[];
extern const char sam_indicator_sql_forms_sent[];
extern const char sam_indicator_sql_helped[];
extern const char sam_indicator_sql_stronger[];
extern const char sam_indicator_sql_healthier[];
extern const char sam_indicator_sql_verified[];
extern const char sam_indicator_sql_answered[];
extern const char sam_indicator_sql_contact_year[];
extern const char sam_indicator_sql_groups_in_area[];
extern const char sam_indicator_sql_area_groups[];
/* The municipalities where there is a practice or a group. */
extern const char sam_indicator_sql_places[];

G_END_DECLS
