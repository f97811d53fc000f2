/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rosters without wishes (social golfers) start from algebra. Two ways:
 *
 * Starters. The places are k circles of n and f fixed points; a first round is written down, and adding 1 to every
 * place of a circle makes the next round of it, n times (some need two first rounds). Nobody meets twice when no two
 * pairs at the tables of the first rounds are a turn of each other. These are the Kirkman systems, nearly Kirkman
 * systems and resolvable group-divisible designs of the Handbook of Combinatorial Designs (Colbourn and Dinitz 2007,
 * II.7 and IV.5); the starters below were found by a search of their own, and a test checks each. That eight tables of
 * four have ten rounds Aguado (2004) showed, "A 10 days solution to the social golfer problem"; the two first rounds
 * below come from an exact cover, with both left as they are by doubling every place of its circle while the first four
 * circles, the last two and the fixed points change places in turn.
 *
 * Classes. With q tables, participant (class i, offset a) sits in round r at table a + m(i, r), which also brings
 * everybody to another table in each round. Nobody meets twice while the differences m(i, r) - m(j, r) differ over r: a
 * difference matrix. With q a prime power multiplication in the field of q elements has this for q classes and q rounds
 * (and in one more round the classes sit together); for 12 five orthogonal permutations of Z6 × Z2 are known (Johnson,
 * Dulmage and Mendelsohn 1961); for 10 the first eight columns of four rows over Z10 will do. For other q
 * multiplication is a fair start. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-roster.h"

#include <string.h>

typedef struct
{
  guint n_tables, table_size;
  guint n, n_circles, n_starts;
  const char *starts; /* who sits together in each; the fixed points come after the circles */
} Starter;

static const Starter starters[] = {
  { 5, 3, 7, 2, 1, "e17 09a 235 4c8 6bd" },
  { 6, 3, 4, 4, 2, "g78 h93 01f 2a4 56c bde gf2 he6 095 14d 37a 8bc" },
  { 7, 3, 5, 4, 2, "kc2 0b6 1g3 49d 57f 8je ahi k7g 0hj 129 3ab 4f8 56d cei" },
  { 8, 3, 11, 2, 1, "mha ni1 02f 367 49c 5el 8jk bdg" },
  { 9, 3, 13, 2, 1, "q8d 07e 1gc 263 4p9 5ho ajn blm fik" },
  { 10, 3, 14, 2, 1, "sf0 t9j 124 3bh 5lm 6ae 7gq 8dk cnp ior" },
  { 6, 4, 7, 3, 1, "l4ai m3gb nk72 051h 68d9 cjef" },
  { 7, 4, 9, 3, 1, "rke8 0cp7 1al9 2j56 3idm 4bfh gnoq" },
  { 8, 4, 5, 6, 2, "4bku 8hpv 1ers 7ilo 069t 23fm 5cdn agjq 3ckv 6jpu mnqt 05af 189o 24ir 7bds eghl" },
};

/* Over Z10, the first eight columns. */
static const guint8 matrix_10[4][8] = {
  { 0, 1, 2, 3, 4, 5, 6, 7 },
  { 9, 8, 7, 4, 6, 5, 0, 3 },
  { 8, 4, 7, 5, 1, 9, 2, 6 },
  { 5, 7, 2, 6, 3, 9, 8, 4 },
};

/* Over Z6 × Z2, where (a, b) is written as 2a + b. */
static const guint8 matrix_12[5][12] = {
  { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 },
  { 0, 2, 1, 5, 8, 11, 3, 10, 9, 7, 6, 4 },
  { 0, 3, 9, 11, 7, 2, 10, 5, 1, 8, 4, 6 },
  { 0, 5, 4, 9, 3, 1, 11, 8, 6, 2, 7, 10 },
  { 0, 6, 11, 7, 5, 8, 2, 4, 10, 3, 1, 9 },
};

/* Six rounds one by one, found by this planner's search: the roster of six tables of three in which everybody also
 * comes to every table. */
static const Starter square_6 = {
  6, 3, 1, 18, 6,
  "68d 49c 7ae 15f 03g 2bh "
  "9gh 07b 148 23c 6af 5de "
  "04e 258 39f 67h 1bd acg "
  "12a efh 5bg 09d 78c 346 "
  "bcf 3ad 026 8eg 45h 179 "
  "357 16g cdh 4ab 29e 08f"
};

static const Starter *
find_starter (guint n_tables,
              guint table_size,
              gboolean moving)
{
  if (moving)
    return n_tables == square_6.n_tables && table_size == square_6.table_size ? &square_6 : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (starters); i++)
    if (starters[i].n_tables == n_tables && starters[i].table_size == table_size)
      return &starters[i];
  return NULL;
}

/**
 * sam_speeddate_roster_has:
 * @moving: whether everybody must come to another table in each round
 *
 * Returns: whether there is a starter for so many full tables and at least so many rounds
 */
gboolean
sam_speeddate_roster_has (guint n_tables,
                          guint table_size,
                          guint n_rounds,
                          gboolean moving)
{
  const Starter *starter = find_starter (n_tables, table_size, moving);

  return starter != NULL && n_rounds <= starter->n * starter->n_starts;
}

/**
 * sam_speeddate_roster_get_table:
 *
 * Where somebody sits in a roster that sam_speeddate_roster_has(); unless it is @moving, which
 * table a group has means nothing in it.
 *
 * Returns: the table, from 0
 */
guint
sam_speeddate_roster_get_table (guint n_tables,
                                guint table_size,
                                gboolean moving,
                                guint participant,
                                guint round)
{
  const Starter *starter = find_starter (n_tables, table_size, moving);
  const guint table_length = table_size + 1;
  guint place = participant;
  const char *start;

  g_return_val_if_fail (starter != NULL, 0);

  start = &starter->starts[round / starter->n * n_tables * table_length];
  /* Turning the tables forward brings to this place whoever sat as many places back. */
  if (participant < starter->n * starter->n_circles)
    place = participant / starter->n * starter->n +
            (participant % starter->n + starter->n - round % starter->n) % starter->n;
  return (guint) (strchr (start, "0123456789abcdefghijklmnopqrstuvwxyz"[place]) - start) / table_length;
}

/* The field with q elements, for q = 4, 8, 9, 16 (and any prime): addition and multiplication of numbers below q,
 * written as polynomials in base p. */
typedef struct
{
  guint q, p, degree;
  guint modulus; /* the irreducible polynomial's lower digits, in base p, for x^degree = -modulus */
} Field;

static Field
get_field (guint q)
{
  switch (q)
    {
    case 4:
      return (Field){ 4, 2, 2, 3 }; /* x² = x + 1 */
    case 8:
      return (Field){ 8, 2, 3, 3 }; /* x³ = x + 1 */
    case 9:
      return (Field){ 9, 3, 2, 2 }; /* x² = 2 */
    case 16:
      return (Field){ 16, 2, 4, 3 }; /* x⁴ = x + 1 */
    default:
      return (Field){ q, q, 1, 0 };
    }
}

static guint
add (const Field *field,
     guint a,
     guint b)
{
  guint sum = 0;
  guint place = 1;

  for (guint i = 0; i < field->degree; i++, place *= field->p, a /= field->p, b /= field->p)
    sum += place * ((a % field->p + b % field->p) % field->p);
  return sum;
}

static guint
times_x (const Field *field,
         guint a)
{
  const guint top = field->q / field->p;
  guint product = a % top * field->p;

  for (guint i = 0; i < a / top; i++)
    product = add (field, product, field->modulus);
  return product;
}

static guint
multiply (const Field *field,
          guint a,
          guint b)
{
  guint product = 0;

  if (field->degree == 1)
    return a * b % field->q;
  for (; b > 0; b /= field->p, a = times_x (field, a))
    for (guint i = 0; i < b % field->p; i++)
      product = add (field, product, a);
  return product;
}

/* What a class adds to the offset in a round. */
static guint
get_step (const Field *field,
          guint n_classes,
          guint class,
          guint round)
{
  if (field->q == 10 && n_classes <= G_N_ELEMENTS (matrix_10) && round < G_N_ELEMENTS (matrix_10[0]))
    return matrix_10[class][round];
  if (field->q == 12 && n_classes <= G_N_ELEMENTS (matrix_12) && round < G_N_ELEMENTS (matrix_12[0]))
    return matrix_12[class][round];
  return multiply (field, (class + 1) % field->q, round);
}

/**
 * sam_speeddate_classes_get_table:
 * @n_classes: participants by table, rounded up
 *
 * Where somebody sits by their class and offset, in every round at another table.
 *
 * Returns: the table, from 0
 */
guint
sam_speeddate_classes_get_table (guint n_tables,
                                 guint n_classes,
                                 guint participant,
                                 guint round)
{
  const Field field = get_field (n_tables);
  const guint class = participant / n_tables;
  const guint offset = participant % n_tables;
  guint step;

  if (round >= n_tables)
    return participant / MAX (1, n_classes) % n_tables;
  step = get_step (&field, n_classes, class, round);
  /* Z6 × Z2 */
  if (n_tables == 12)
    return (offset / 2 + step / 2) % 6 * 2 + (offset + step) % 2;
  return add (&field, offset, step);
}
