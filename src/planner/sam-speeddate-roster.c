/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rosters without wishes (social golfers) start from algebra: with q tables, q a prime, participant (class i, offset a)
 * sits in round r at table a + (i + 1)·r modulo q. Two people of different classes meet at most once in q rounds and
 * two of one class never, so up to q rounds and q classes nobody meets twice, and in one more round the classes sit
 * together. Prime powers work the same in their field; for other q the same rule is a fair start. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-start.h"

/* The field with q elements, for q = 4, 8, 9 (and any prime): addition and multiplication of numbers below q, written
 * as polynomials in base p. */
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

static guint
choose_table (const SamSpeeddateState *state,
              const Field *field,
              guint p,
              guint r)
{
  if (r >= field->q)
    return p / sam_speeddate_expert (state->problem, 0)->cap % field->q;
  return add (field, p % field->q, multiply (field, (p / field->q + 1) % field->q, r));
}

/**
 * sam_speeddate_start_roster:
 *
 * Seats everybody who is free by algebra, where the table has a place; whoever finds none stays without.
 */
void
sam_speeddate_start_roster (SamSpeeddateState *state)
{
  const Field field = get_field (state->n_experts);

  for (guint p = 0; p < state->n_participants; p++)
    for (guint r = 0; r < state->n_rounds; r++)
      {
        const guint e = choose_table (state, &field, p, r);

        if (!sam_speeddate_state_is_free (state, p, r) || !sam_speeddate_state_may_sit (state, p, r, (int) e) ||
            sam_speeddate_state_size (state, e, r) >= sam_speeddate_expert (state->problem, e)->cap)
          continue;
        sam_speeddate_state_set (state, p, r, (int) e);
      }
}
