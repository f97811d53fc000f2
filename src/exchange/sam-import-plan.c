/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list would do to the region, before it does it: pure reading. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-exchange-error.h"
#include "network/sam-name-key.h"
#include "record/sam-words.h"
#include "samenhulp-config.h"
#include "store/sam-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *kind;
  SamImportBuilder build;
  const char *needs[3]; /* one of these columns must be there */
} builders[] = {
  { "group", sam_import_build_group, { "name", NULL } },
  { "organisation", sam_import_build_organisation, { "name", NULL } },
  { "staff", sam_import_build_staff, { "full_name", "last_name", NULL } },
  { "expert", sam_import_build_expert, { "full_name", "last_name", NULL } },
  { "participation", sam_import_build_participation, { "full_name", "last_name", NULL } },
};

static void
row_free (SamImportRow *row)
{
  g_free (row->title);
  g_free (row->id);
  g_ptr_array_unref (row->problems);
  g_ptr_array_unref (row->notes);
  g_ptr_array_unref (row->fields);
  g_ptr_array_unref (row->changes);
  g_ptr_array_unref (row->records);
  g_free (row);
}

static void
question_free (SamImportQuestion *question)
{
  g_free (question->text);
  g_free (question->suggestion);
  g_free (question->suggestion_title);
  g_free (question);
}

/**
 * sam_import_plan_free:
 * @plan: (transfer full): a plan
 */
void
sam_import_plan_free (SamImportPlan *plan)
{
  g_ptr_array_unref (plan->rows);
  g_ptr_array_unref (plan->questions);
  g_ptr_array_unref (plan->remarks);
  g_ptr_array_unref (plan->absent);
  g_hash_table_unref (plan->besides);
  g_free (plan);
}

/**
 * sam_import_plan_count_besides:
 *
 * Returns: how many records of a kind are made that no row is about, as the practices of a list of staff
 */
guint
sam_import_plan_count_besides (const SamImportPlan *plan,
                               const SamKind *kind)
{
  GHashTableIter iter;
  gpointer made;
  guint n = 0;

  g_hash_table_iter_init (&iter, plan->besides);
  while (g_hash_table_iter_next (&iter, NULL, &made))
    n += made == kind;
  return n;
}

static SamImportRow *
add_row (SamImport *import,
         const SamSheetRow *table_row)
{
  SamImportRow *row = g_new0 (SamImportRow, 1);
  const SamSheetProblem *problem = sam_sheet_find_problem (import->table, table_row->line);

  row->line = table_row->line;
  row->problems = g_ptr_array_new_with_free_func (g_free);
  row->notes = g_ptr_array_new_with_free_func (g_free);
  row->fields = g_ptr_array_new_with_free_func (g_free);
  row->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_import_change_free);
  row->records = g_ptr_array_new_with_free_func (g_object_unref);
  if (problem != NULL)
    g_ptr_array_add (row->problems, g_strdup (problem->message));
  g_ptr_array_add (import->plan->rows, row);
  import->row = row;
  import->cells = table_row->cells;
  return row;
}

static void
import_clear (SamImport *import)
{
  g_clear_pointer (&import->columns, g_hash_table_unref);
  g_clear_pointer (&import->plan, sam_import_plan_free);
  g_clear_pointer (&import->topics, sam_topic_index_free);
  g_clear_pointer (&import->stored_topics, g_hash_table_unref);
  g_clear_pointer (&import->places, sam_places_free);
  if (import->own != import->people && import->own != import->organisations && import->own != import->venues &&
      import->own != import->staff)
    g_clear_pointer (&import->own, sam_known_set_free);
  g_clear_pointer (&import->people, sam_known_set_free);
  g_clear_pointer (&import->organisations, sam_known_set_free);
  g_clear_pointer (&import->venues, sam_known_set_free);
  g_clear_pointer (&import->staff, sam_known_set_free);
  g_clear_pointer (&import->venue_names, g_hash_table_unref);
  g_clear_pointer (&import->workshop, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamImport, import_clear)

/* The region's own topics first, so that their names win; then those it could have. */
static gboolean
load_topics (SamImport *import,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) rows = sam_store_list (import->store, query, 0, 0, error);
  g_autoptr (GPtrArray) shipped = NULL;

  if (rows == NULL)
    return FALSE;
  import->topics = sam_topic_index_new ();
  import->stored_topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamRecord) topic = sam_store_load (import->store, ((SamRow *) g_ptr_array_index (rows, i))->id, error);

      if (topic == NULL)
        return FALSE;
      sam_topic_index_add (import->topics, topic);
      g_hash_table_add (import->stored_topics, g_strdup (sam_record_get_id (topic)));
    }
  shipped = sam_topics_load_shipped (FALSE, error);
  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    sam_topic_index_add (import->topics, g_ptr_array_index (shipped, i));
  return shipped != NULL;
}

/* A venue name that stands with one address only: its key → the key of that address; several: "". */
static void
index_venue_names (SamImport *import)
{
  guint name = GPOINTER_TO_UINT (g_hash_table_lookup (import->columns, "venue"));
  guint address = GPOINTER_TO_UINT (g_hash_table_lookup (import->columns, "address"));

  import->venue_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; name > 0 && address > 0 && i < import->table->rows->len; i++)
    {
      char **cells = ((SamSheetRow *) g_ptr_array_index (import->table->rows, i))->cells;
      char *name_key = sam_name_key (cells[name - 1]);
      char *address_key = sam_name_key (cells[address - 1]);
      const char *known = g_hash_table_lookup (import->venue_names, name_key);

      if (known != NULL && strcmp (known, address_key) != 0)
        address_key[0] = '\0';
      g_hash_table_insert (import->venue_names, name_key, address_key);
    }
}

static SamKnownSet *
load_own (SamImport *import,
          GError **error)
{
  const char *kind = import->kind->name;

  if (strcmp (kind, "person") == 0)
    return import->people;
  if (strcmp (kind, "organisation") == 0)
    return import->organisations;
  if (strcmp (kind, "venue") == 0)
    return import->venues;
  if (strcmp (kind, "staff") == 0)
    return import->staff;
  return sam_import_load_known (import->store, import->kind, error);
}

static gboolean
load_region (SamImport *import,
             GError **error)
{
  import->people = sam_import_load_known (import->store, sam_kind_find ("person"), error);
  if (import->people != NULL)
    import->organisations = sam_import_load_known (import->store, sam_kind_find ("organisation"), error);
  if (import->organisations != NULL)
    import->venues = sam_import_load_known (import->store, sam_kind_find ("venue"), error);
  if (import->venues != NULL)
    import->staff = sam_import_load_known (import->store, sam_kind_find ("staff"), error);
  if (import->staff != NULL)
    import->own = load_own (import, error);
  if (import->own == NULL || !load_topics (import, error))
    return FALSE;
  import->places = sam_places_load (error);
  return import->places != NULL;
}

/* The workshop that registrations are for: the one named, else the next. */
static gboolean
find_workshop (SamImport *import,
               GError **error)
{
  const char *today = import->options->today != NULL ? import->options->today : "";
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("workshop"));
  g_autoptr (GPtrArray) rows = NULL;

  /* A list that this program wrote says which. */
  if (strcmp (import->kind->name, "participation") != 0 || g_hash_table_contains (import->columns, "id"))
    return TRUE;
  if (import->options->workshop != NULL)
    {
      g_autoptr (SamRecord) workshop = sam_store_load (import->store, import->options->workshop, error);

      import->workshop = g_strdup (import->options->workshop);
      return workshop != NULL;
    }
  if (!sam_query_add_column (query, "date", error) || !sam_query_add_column (query, "status", error) ||
      !sam_query_set_order (query, "date", FALSE, error))
    return FALSE;
  rows = sam_store_list (import->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len && import->workshop == NULL; i++)
    {
      SamRow *row = g_ptr_array_index (rows, i);

      if (row->cells[0] != NULL && strcmp (row->cells[0], today) >= 0 && g_strcmp0 (row->cells[1], "cancelled") != 0)
        import->workshop = g_strdup (row->id);
    }
  if (rows != NULL && import->workshop == NULL)
    g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING,
                         _ ("There is no workshop to come that these registrations could be for; make one first."));
  return import->workshop != NULL;
}

static gboolean
read_mapping (SamImport *import,
              const char *const *mapping,
              SamImportBuilder *build,
              GError **error)
{
  const char *const *needs = NULL;

  import->columns = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < import->table->n_columns && mapping[i] != NULL; i++)
    if (*mapping[i] != '\0' && !g_hash_table_contains (import->columns, mapping[i]))
      g_hash_table_insert (import->columns, (gpointer) mapping[i], GUINT_TO_POINTER (i + 1));
  *build = sam_import_build_record;
  for (guint i = 0; i < G_N_ELEMENTS (builders) && !g_hash_table_contains (import->columns, "id"); i++)
    if (strcmp (builders[i].kind, import->kind->name) == 0)
      {
        *build = builders[i].build;
        needs = builders[i].needs;
      }
  for (guint i = 0; needs != NULL && needs[i] != NULL; i++)
    if (g_hash_table_contains (import->columns, needs[i]))
      needs = NULL;
  if (needs != NULL || g_hash_table_size (import->columns) == 0)
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING,
                           _ ("No column of this list is the name; say which one it is."));
      return FALSE;
    }
  return TRUE;
}

/* What is there already, or NULL. */
static SamRecord *
find_stored (SamStore *store,
             const char *id)
{
  SamRecord *stored;

  return sam_store_find (store, id, &stored, NULL) ? stored : NULL;
}

static void
add_change (SamImportRow *row,
            const char *field)
{
  if (!g_ptr_array_find_with_equal_func (row->fields, field, g_str_equal, NULL))
    g_ptr_array_add (row->fields, g_strdup (field));
}

/* Holds the row's records against what is there: which fields change, and what keeps them from being saved. */
static gboolean
compare_records (SamImport *import,
                 SamImportRow *row)
{
  g_autoptr (GPtrArray) besides = g_ptr_array_new ();
  gboolean good = TRUE;

  for (guint i = 0; i < row->records->len; i++)
    {
      SamRecord *said = g_ptr_array_index (row->records, i);
      gboolean main = i + 1 == row->records->len;
      g_autoptr (SamRecord) there = find_stored (import->store, main ? row->id : sam_record_get_id (said));
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (SamRecord) whole = sam_import_combine (there, said, changes);
      g_autoptr (GArray) problems = sam_record_validate (whole);

      for (guint c = 0; there != NULL && c < changes->len; c++)
        {
          add_change (row, g_ptr_array_index (changes, c));
          sam_import_note_change (import, row, there, whole, g_ptr_array_index (changes, c));
        }
      if (there == NULL && !main)
        {
          add_change (row, sam_record_get_kind (said)->name);
          g_ptr_array_add (besides, said);
        }
      if (main)
        {
          row->exists = there != NULL;
          row->unlisted = sam_record_get_value (whole, "unlisted_on") != NULL;
        }
      for (guint p = 0; p < problems->len; p++)
        {
          const SamProblem *problem = &g_array_index (problems, SamProblem, p);

          g_ptr_array_add (row->problems, g_strdup_printf ("%s: %s", _ (problem->field->label), _ (problem->message)));
          good = FALSE;
        }
    }
  /* Rows below may name the same ones again. */
  for (guint i = 0; i < besides->len && good; i++)
    g_hash_table_insert (import->plan->besides, g_strdup (sam_record_get_id (g_ptr_array_index (besides, i))),
                         (gpointer) sam_record_get_kind (g_ptr_array_index (besides, i)));
  return good;
}

static void
tell_duplicate (SamImportRow *row)
{
  if (row->duplicate_line > 0)
    g_ptr_array_insert (row->notes, 0, g_strdup_printf (_ ("The same as line %u, it seems."), row->duplicate_line));
  else if (row->status == SAM_IMPORT_DUPLICATE)
    g_ptr_array_insert (row->notes, 0,
                        g_strdup (_ ("Something of this name is there already, with other details.")));
  if (row->unlisted)
    g_ptr_array_insert (row->notes, 0, g_strdup (_ ("Does not want to be listed. It stays so.")));
}

static void
settle_status (SamImport *import,
               SamImportRow *row,
               gboolean made)
{
  row->importable = made && compare_records (import, row);
  tell_duplicate (row);
  if (!row->importable)
    row->status = SAM_IMPORT_PROBLEM;
  else if (row->duplicate_line > 0 || row->status == SAM_IMPORT_DUPLICATE)
    row->status = SAM_IMPORT_DUPLICATE;
  else if (row->problems->len > 0)
    row->status = SAM_IMPORT_PROBLEM;
  else if (!row->exists)
    row->status = SAM_IMPORT_NEW;
  else
    row->status = row->fields->len > 0 ? SAM_IMPORT_UPDATE : SAM_IMPORT_UNCHANGED;
  import->plan->counts[row->status]++;
  import->plan->n_noted += row->notes->len > 0;
  import->plan->n_importable_problems += row->status == SAM_IMPORT_PROBLEM && row->importable;
}

static void
build_rows (SamImport *import,
            SamImportBuilder build)
{
  for (guint i = 0; i < import->table->rows->len; i++)
    {
      SamImportRow *row = add_row (import, g_ptr_array_index (import->table->rows, i));

      if (build (import))
        row->id = g_strdup (sam_record_get_id (g_ptr_array_index (row->records, row->records->len - 1)));
    }
  if (build == sam_import_build_group)
    sam_import_settle_groups (import);
  for (guint i = 0; i < import->plan->rows->len; i++)
    {
      SamImportRow *row = g_ptr_array_index (import->plan->rows, i);

      settle_status (import, row, row->id != NULL);
    }
}

static gboolean
holds_anything (const SamSheet *table,
                guint column)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (*((SamSheetRow *) table->rows->pdata[i])->cells[column] != '\0')
      return TRUE;
  return FALSE;
}

/* Who saved last and when, in a file of our own, are what the program itself notes. */
static gboolean
is_bookkeeping (const SamKind *kind,
                const char *header)
{
  static const char *const names[] = { "edited_by", "edited_at" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SamField *field = sam_kind_find_field (kind, names[i]);

      if (g_str_equal (header, names[i]) ||
          (field != NULL && g_str_equal (header, g_dgettext (GETTEXT_PACKAGE, field->label))))
        return TRUE;
    }
  return FALSE;
}

/* By which a card or an event is known when it comes again. */
static gboolean
tells_cards_apart (const SamSheet *table,
                   guint column)
{
  return table->kind != NULL && g_str_equal (table->header[column], "uid");
}

/* Columns that are nothing, and those that are what another one is already. */
static void
remark_unread_columns (SamImport *import,
                       const char *const *mapping)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < import->table->n_columns && mapping[i] != NULL; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (import->columns, mapping[i])) != i + 1 &&
        holds_anything (import->table, i) && !is_bookkeeping (import->kind, import->table->header[i]) &&
        !tells_cards_apart (import->table, i))
      {
        const char *label = sam_sheet_get_column_label (import->table, i);

        sam_words_add (names, ", ", *label != '\0' ? label : _ ("without a name"));
      }
  if (names->len > 0)
    g_ptr_array_add (import->plan->remarks, g_strdup_printf (_ ("These columns are not taken over: %s."), names->str));
}

/* What is wrong with a row's line stands with the row. */
static void
add_remarks (SamImport *import)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < import->plan->rows->len; i++)
    g_hash_table_add (lines, GUINT_TO_POINTER (((SamImportRow *) g_ptr_array_index (import->plan->rows, i))->line));
  for (guint i = 0; i < import->table->problems->len; i++)
    {
      const SamSheetProblem *problem = g_ptr_array_index (import->table->problems, i);

      if (problem->line == 0 || !g_hash_table_contains (lines, GUINT_TO_POINTER (problem->line)))
        g_ptr_array_add (import->plan->remarks, sam_sheet_problem_describe (problem));
    }
}

/**
 * sam_import_prepare:
 * @kind: of what the rows are about: group, organisation, staff, expert, participation, or any other by its fields
 * @mapping: what each column is, as from sam_import_guess_columns()
 *
 * Writes nothing.
 *
 * Returns: (transfer full): what would happen with each row; %NULL with %SAM_EXCHANGE_ERROR_MAPPING when the columns
 *   say too little
 */
SamImportPlan *
sam_import_prepare (SamStore *store,
                    const SamKind *kind,
                    const SamSheet *table,
                    const char *const *mapping,
                    const SamImportOptions *options,
                    GError **error)
{
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  g_auto (SamImport) import = { .store = store, .kind = kind, .table = table, .options = options };
  SamImportBuilder build;

  if (!read_mapping (&import, mapping, &build, error) || !load_region (&import, error) ||
      !find_workshop (&import, error))
    return NULL;
  index_venue_names (&import);
  import.plan = g_new0 (SamImportPlan, 1);
  import.plan->kind = kind;
  import.plan->besides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  import.plan->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  import.plan->remarks = g_ptr_array_new_with_free_func (g_free);
  import.plan->absent = g_ptr_array_new_with_free_func (g_free);
  build_rows (&import, build);
  remark_unread_columns (&import, mapping);
  add_remarks (&import);
  if (!sam_import_find_absent (&import, error))
    return NULL;
  return g_steal_pointer (&import.plan);
}
