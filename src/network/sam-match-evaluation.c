/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of fewer than five forms no percentage is given: it would say more about single people than about the network. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-match-evaluation.h"

#include "network/sam-days.h"
#include "store/sam-select.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FEWEST 5

static const SamEvaluationQuestion own_questions[] = {
  { "helped", N_ ("Did the contact help you?") },
  { "stronger", N_ ("Do you feel stronger?") },
  { "healthier", N_ ("Do you feel healthier?") },
  { "more_control", N_ ("Do you have more grip on your life?") },
  { "understood", N_ ("Did you feel understood?") },
};

static const SamEvaluationQuestion relative_questions[] = {
  { "insight", N_ ("Do you know and understand more?") },
  { "family", N_ ("Do things go better at home?") },
  { "less_dependent", N_ ("Do you, or does who you care for, depend less on others?") },
};

/* What is typed for each answer: in English and Dutch, a figure as the boxes stand on paper, and a dash for a box that
 * was left open. */
static const struct
{
  const char *keys;
  const char *answer; /* NULL: none */
} answers[] = {
  { "yYjJ1", "yes" },
  { "aAbB2", "a_little" },
  { "nN3", "no" },
  { "?wW4", "unknown" },
  { "-", NULL },
};

/**
 * sam_match_evaluation_get_questions:
 * @relative: those for relatives
 *
 * Returns: (array length=n_questions): the questions in the order of the paper
 */
const SamEvaluationQuestion *
sam_match_evaluation_get_questions (gboolean relative,
                                    guint *n_questions)
{
  *n_questions = relative ? G_N_ELEMENTS (relative_questions) : G_N_ELEMENTS (own_questions);
  return relative ? relative_questions : own_questions;
}

/**
 * sam_match_evaluation_is_due:
 * @today: YYYY-MM-DD
 *
 * Returns: whether the first contact was long enough ago and not too long, and no form was sent yet
 */
gboolean
sam_match_evaluation_is_due (SamRecord *match,
                             const char *today)
{
  g_autofree char *contact = sam_record_dup_text (match, "contact_on");
  int days;

  return sam_record_get_value (match, "form_sent_on") == NULL && sam_day_count (contact, today, &days) &&
         days >= SAM_EVALUATION_AFTER_DAYS && days <= SAM_EVALUATION_UNTIL_DAYS;
}

static int
find_answer (char key)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (key != '\0' && strchr (answers[i].keys, key) != NULL)
      return (int) i;
  return -1;
}

static gboolean
is_for_relatives (SamRecord *evaluation)
{
  g_autofree char *form = sam_record_dup_text (evaluation, "form");

  return g_strcmp0 (form, "relative") == 0;
}

/**
 * sam_match_evaluation_parse:
 * @evaluation: to fill in; its form says which questions were asked
 * @typed: "y y a n - it did me good"; blanks between the letters may be left out
 *
 * Returns: whether it was understood; if not, @evaluation is as it was
 */
gboolean
sam_match_evaluation_parse (SamRecord *evaluation,
                            const char *typed,
                            GError **error)
{
  guint n;
  const SamEvaluationQuestion *questions = sam_match_evaluation_get_questions (is_for_relatives (evaluation), &n);
  int found[G_N_ELEMENTS (own_questions)];
  const char *rest = typed;

  for (guint i = 0; i < n; i++)
    {
      rest += strspn (rest, " \t,");
      found[i] = find_answer (*rest);
      if (found[i] < 0)
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                       _ ("Begin with a letter for each of the %u questions: y, a, n, ? or -."), n);
          return FALSE;
        }
      rest++;
    }
  /* "yyany nice": the letters are over where a word begins. */
  if (*rest != '\0' && strchr (" \t,", *rest) == NULL)
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                   _ ("More letters than the %u questions: leave a blank before what was written."), n);
      return FALSE;
    }
  rest += strspn (rest, " \t,");
  for (guint i = 0; i < n; i++)
    sam_record_set_text (evaluation, questions[i].field, answers[found[i]].answer);
  sam_record_set_text (evaluation, "remarks", *rest != '\0' ? rest : NULL);
  return TRUE;
}

static char *
describe_response (guint n_back,
                   guint n_sent)
{
  if (n_sent < FEWEST || n_back > n_sent)
    /* Translators: how many forms came back, and how many were sent */
    return g_strdup_printf (_ ("forms: %u back of %u sent"), n_back, n_sent);
  /* Translators: how many forms came back, how many were sent, and the share in percent */
  return g_strdup_printf (_ ("forms: %u back of %u sent, %u%%"), n_back, n_sent, (n_back * 100 + n_sent / 2) / n_sent);
}

static char *
describe_question (GPtrArray *evaluations,
                   const SamEvaluationQuestion *question,
                   gboolean relative)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, question->text);
  guint n = 0, yes = 0, little = 0;

  for (guint i = 0; i < evaluations->len; i++)
    {
      SamRecord *evaluation = g_ptr_array_index (evaluations, i);
      g_autofree char *answer = sam_record_dup_text (evaluation, question->field);

      if (is_for_relatives (evaluation) != relative || answer == NULL)
        continue;
      yes += g_str_equal (answer, "yes");
      little += g_str_equal (answer, "a_little");
      n++;
    }
  if (n < FEWEST)
    /* Translators: a question of a form, and how many answered it: too few to say more */
    return g_strdup_printf (_ ("%s n = %u, too few to say"), title, n);
  /* Translators: a question of a form, how many percent said yes and a little, and how many answered */
  return g_strdup_printf (_ ("%s yes %u%%, a little %u%% (n = %u)"), title, (yes * 100 + n / 2) / n,
                          (little * 100 + n / 2) / n, n);
}

/**
 * sam_match_evaluation_describe_results:
 * @evaluations: (element-type SamRecord): that came back
 * @relative: those of relatives
 * @n_sent: how many such forms were sent
 *
 * Returns: (transfer full): a line for each question, each with the response; one line while nothing has come back
 */
char *
sam_match_evaluation_describe_results (GPtrArray *evaluations,
                                       gboolean relative,
                                       guint n_sent)
{
  guint n;
  const SamEvaluationQuestion *questions = sam_match_evaluation_get_questions (relative, &n);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *response = NULL;
  guint n_back = 0;

  for (guint i = 0; i < evaluations->len; i++)
    n_back += is_for_relatives (g_ptr_array_index (evaluations, i)) == relative;
  if (n_back == 0 && n_sent == 0)
    return g_strdup (_ ("There are no forms yet."));
  response = describe_response (n_back, n_sent);
  if (n_back == 0)
    return g_steal_pointer (&response);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = describe_question (evaluations, &questions[i], relative);

      g_string_append_printf (text, "%s%s · %s", i > 0 ? "\n" : "", line, response);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

enum
{
  CELL_MATCH,
  CELL_QUESTION,
  CELL_TITLE,
  CELL_PERSON,
  CELL_SINCE,
  CELL_RELATIVE,
  CELL_ON_ITS_WAY,
};

/* The matches of which sam_match_evaluation_is_due() says yes, however many years of others there are. A question that
 * became another is called as that one is, which the table does not tell. */
static const char due_forms[] =
    "SELECT m.id, m.question, CASE WHEN q.merged_into IS NULL THEN q.title END, q.assigned_to, m.contact_on,"
    " q.source = 'relative', m.status IN ('proposed', 'asked', 'told')"
    " FROM kind_match m LEFT JOIN kind_question q ON q.id = m.question"
    " WHERE m.merged_into IS NULL AND m.question IS NOT NULL AND m.form_sent_on IS NULL"
    " AND m.contact_on > :after AND m.contact_on < :before"
    " ORDER BY m.contact_on";

static void
name_question (SamStore *store,
               char **row,
               SamEvaluationDue *due)
{
  g_autoptr (SamRecord) became = *row[CELL_TITLE] == '\0' ? sam_store_follow (store, row[CELL_QUESTION], NULL) : NULL;

  if (became != NULL)
    {
      due->title = sam_store_dup_title (store, row[CELL_QUESTION]);
      due->person = sam_record_dup_text (became, "assigned_to");
      return;
    }
  due->title = g_strdup (row[CELL_TITLE]);
  due->person = *row[CELL_PERSON] != '\0' ? g_strdup (row[CELL_PERSON]) : NULL;
}

static SamEvaluationDue *
read_due (SamStore *store,
          char **row)
{
  SamEvaluationDue *due = g_new0 (SamEvaluationDue, 1);

  due->match = g_strdup (row[CELL_MATCH]);
  due->question = g_strdup (row[CELL_QUESTION]);
  name_question (store, row, due);
  due->since = g_strdup (row[CELL_SINCE]);
  due->relative = g_str_equal (row[CELL_RELATIVE], "1");
  due->on_its_way = g_str_equal (row[CELL_ON_ITS_WAY], "1");
  return due;
}

static void
free_due (gpointer data)
{
  SamEvaluationDue *due = data;

  g_free (due->match);
  g_free (due->question);
  g_free (due->title);
  g_free (due->person);
  g_free (due->since);
  g_free (due);
}

/**
 * sam_match_evaluation_list_due:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamEvaluationDue): whom to send a form now, the longest ago first; or %NULL
 */
GPtrArray *
sam_match_evaluation_list_due (SamStore *store,
                               const char *today,
                               GError **error)
{
  g_autofree char *before = sam_day_add (today, 1 - SAM_EVALUATION_AFTER_DAYS);
  g_autofree char *after = sam_day_add (today, -1 - SAM_EVALUATION_UNTIL_DAYS);
  const SamBinding bindings[] = { { ":before", before }, { ":after", after } };
  g_autoptr (GPtrArray) rows = sam_store_select (store, due_forms, bindings, G_N_ELEMENTS (bindings), error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_due);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (list, read_due (store, rows->pdata[i]));
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * sam_match_evaluation_note_sent:
 * @matches: ids
 *
 * One step to undo.
 */
gboolean
sam_match_evaluation_note_sent (SamStore *store,
                                const char *const *matches,
                                const char *today,
                                GError **error)
{
  gboolean saved = sam_store_begin_step (store, _ ("Evaluation forms sent"), error);

  if (!saved)
    return FALSE;
  for (guint i = 0; saved && matches[i] != NULL; i++)
    {
      g_autoptr (SamRecord) match = sam_store_load (store, matches[i], error);

      if (match != NULL)
        sam_record_set_text (match, "form_sent_on", today);
      saved = match != NULL && sam_store_save (store, match, error);
    }
  return sam_store_end_step (store, saved ? error : NULL) && saved;
}

/**
 * sam_match_evaluation_save:
 * @typed: see sam_match_evaluation_parse()
 *
 * Saves a form that came back. It names neither the match nor who filled it in.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
sam_match_evaluation_save (SamStore *store,
                           gboolean relative,
                           const char *typed,
                           const char *today,
                           GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("evaluation"));
  g_autoptr (SamRecord) evaluation = sam_record_new (sam_kind_find ("evaluation"), id);

  sam_record_set_text (evaluation, "form", relative ? "relative" : "match");
  sam_record_set_text (evaluation, "filled_in_on", today);
  if (!sam_match_evaluation_parse (evaluation, typed, error) || !sam_store_save (store, evaluation, error))
    return NULL;
  return g_steal_pointer (&id);
}

static GPtrArray *
load_evaluations (SamStore *store,
                  const char *form,
                  GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("evaluation"));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "form", SAM_COMPARE_EQUAL, form, error) ||
      !sam_query_add_condition (query, "filled_in_on", SAM_COMPARE_NOT_EQUAL, NULL, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRecord *evaluation = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (evaluation == NULL)
        return NULL;
      g_ptr_array_add (list, evaluation);
    }
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/* How many forms were sent: to relatives, or to all others. */
static gint64
count_sent (SamStore *store,
            gboolean relative,
            GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("match"));
  gint64 n_sent;
  gint64 n_relatives;

  if (!sam_query_add_condition (query, "form_sent_on", SAM_COMPARE_NOT_EQUAL, NULL, error))
    return -1;
  n_sent = sam_store_count (store, query, error);
  if (n_sent < 0 || !sam_query_add_condition (query, "question.source", SAM_COMPARE_EQUAL, "relative", error))
    return -1;
  n_relatives = sam_store_count (store, query, error);
  if (n_relatives < 0)
    return -1;
  return relative ? n_relatives : n_sent - n_relatives;
}

/**
 * sam_match_evaluation_load_results:
 *
 * Returns: (transfer full): what the forms say together, a line for each question; or %NULL
 */
char *
sam_match_evaluation_load_results (SamStore *store,
                                   gboolean relative,
                                   GError **error)
{
  g_autoptr (GPtrArray) evaluations = load_evaluations (store, relative ? "relative" : "match", error);
  const gint64 n_sent = evaluations != NULL ? count_sent (store, relative, error) : -1;

  return n_sent >= 0 ? sam_match_evaluation_describe_results (evaluations, relative, (guint) n_sent) : NULL;
}
