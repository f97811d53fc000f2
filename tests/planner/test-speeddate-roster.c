/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-roster.h"

typedef guint (*GetTable) (guint n_tables,
                           guint table_size,
                           guint participant,
                           guint round);

static void
assert_nobody_meets_twice (GetTable get_table,
                           guint n_tables,
                           guint table_size,
                           guint n_rounds)
{
  for (guint p = 0; p < n_tables * table_size; p++)
    for (guint q = 0; q < p; q++)
      {
        guint met = 0;

        for (guint r = 0; r < n_rounds; r++)
          met += get_table (n_tables, table_size, p, r) == get_table (n_tables, table_size, q, r);
        g_assert_cmpuint (met, <=, 1);
      }
}

static void
assert_tables_are_full (GetTable get_table,
                        guint n_tables,
                        guint table_size,
                        guint n_rounds)
{
  for (guint r = 0; r < n_rounds; r++)
    for (guint e = 0; e < n_tables; e++)
      {
        guint size = 0;

        for (guint p = 0; p < n_tables * table_size; p++)
          size += get_table (n_tables, table_size, p, r) == e;
        g_assert_cmpuint (size, ==, table_size);
      }
}

static guint
get_roster_table (guint n_tables,
                  guint table_size,
                  guint participant,
                  guint round)
{
  return sam_speeddate_roster_get_table (n_tables, table_size, FALSE, participant, round);
}

static guint
get_moving_table (guint n_tables,
                  guint table_size,
                  guint participant,
                  guint round)
{
  return sam_speeddate_roster_get_table (n_tables, table_size, TRUE, participant, round);
}

static void
test_six_tables_of_three_see_everybody_once (void)
{
  g_assert_true (sam_speeddate_roster_has (6, 3, 6, TRUE));
  assert_nobody_meets_twice (get_moving_table, 6, 3, 6);
  assert_tables_are_full (get_moving_table, 6, 3, 6);
  for (guint p = 0; p < 18; p++)
    {
      guint been = 0;

      for (guint r = 0; r < 6; r++)
        been |= 1u << get_moving_table (6, 3, p, r);
      g_assert_cmphex (been, ==, 0x3f);
    }
}

static void
test_starters_are_perfect (void)
{
  guint known = 0;

  for (guint n_tables = 1; n_tables <= 12; n_tables++)
    for (guint size = 2; size <= 6; size++)
      for (guint n_rounds = 16; n_rounds > 0; n_rounds--)
        if (sam_speeddate_roster_has (n_tables, size, n_rounds, FALSE))
          {
            assert_nobody_meets_twice (get_roster_table, n_tables, size, n_rounds);
            assert_tables_are_full (get_roster_table, n_tables, size, n_rounds);
            known++;
            break;
          }
  g_assert_cmpuint (known, ==, 9);
}

static void
test_starters_have_every_round_there_can_be (void)
{
  /* Kirkman's schoolgirls and the like: everybody meets all others, or all but one or two. */
  g_assert_true (sam_speeddate_roster_has (5, 3, 7, FALSE));
  g_assert_true (sam_speeddate_roster_has (6, 3, 8, FALSE));
  g_assert_true (sam_speeddate_roster_has (7, 3, 10, FALSE));
  g_assert_true (sam_speeddate_roster_has (8, 3, 11, FALSE));
  g_assert_true (sam_speeddate_roster_has (9, 3, 13, FALSE));
  g_assert_true (sam_speeddate_roster_has (10, 3, 14, FALSE));
  g_assert_true (sam_speeddate_roster_has (6, 4, 7, FALSE));
  g_assert_true (sam_speeddate_roster_has (7, 4, 9, FALSE));
  g_assert_true (sam_speeddate_roster_has (8, 4, 10, FALSE));
  g_assert_false (sam_speeddate_roster_has (7, 4, 10, FALSE));
  g_assert_false (sam_speeddate_roster_has (8, 4, 11, FALSE));
  g_assert_false (sam_speeddate_roster_has (7, 5, 2, FALSE));
}

static void
test_classes_are_perfect (void)
{
  static const guint known[][3] = {
    { 3, 3, 3 },
    { 4, 4, 4 },
    { 5, 5, 5 },
    { 7, 7, 7 },
    { 8, 8, 8 },
    { 9, 9, 9 },
    { 10, 4, 8 },
    { 11, 11, 11 },
    { 12, 5, 12 },
    { 13, 6, 13 },
    { 16, 8, 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_test_message ("%u tables of %u", known[i][0], known[i][1]);
      assert_nobody_meets_twice (sam_speeddate_classes_get_table, known[i][0], known[i][1], known[i][2]);
      assert_tables_are_full (sam_speeddate_classes_get_table, known[i][0], known[i][1], known[i][2]);
    }
}

static void
test_classes_come_to_every_table_once (void)
{
  static const guint known[] = { 4, 5, 7, 8, 9, 10, 11, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint p = 0; p < 4 * known[i]; p++)
      {
        guint64 been = 0;

        for (guint r = 0; r < MIN (known[i], 8); r++)
          {
            const guint64 table = G_GUINT64_CONSTANT (1) << sam_speeddate_classes_get_table (known[i], 4, p, r);

            /* The class whose step is 0 stays where it is, in a field with as many elements as classes. */
            g_assert_true ((been & table) == 0 || p / known[i] + 1 == known[i]);
            been |= table;
          }
      }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/roster/six-tables-of-three-see-everybody-once",
                   test_six_tables_of_three_see_everybody_once);
  g_test_add_func ("/planner/roster/starters-are-perfect", test_starters_are_perfect);
  g_test_add_func ("/planner/roster/starters-have-every-round-there-can-be",
                   test_starters_have_every_round_there_can_be);
  g_test_add_func ("/planner/roster/classes-are-perfect", test_classes_are_perfect);
  g_test_add_func ("/planner/roster/classes-come-to-every-table-once", test_classes_come_to_every_table_once);
  return g_test_run ();
}
