/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can stand after `put`, `--where` and `--map`: read from the field tables, like everything else about a kind. */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"

#include <glib/gi18n.h>

/* Indexed by SamFieldType: words of the format, not of a language. */
static const char *const type_names[] = {
  "text",
  "prose",
  "choice",
  "choices",
  "boolean",
  "integer",
  "decimal",
  "date",
  "time",
  "instant",
  "rrule",
  "email",
  "url",
  "phone",
  "postcode",
  "ref",
  "refs",
  "tags",
  "items",
  "object",
};

/* Indexed by SamReach. */
static const char *const reach_names[] = { "device", "region", "platform", "public" };

G_STATIC_ASSERT (G_N_ELEMENTS (type_names) == SAM_FIELD_OBJECT + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (reach_names) == SAM_REACH_PUBLIC + 1);

/* What a value may be: the choices, or the kind it refers to. */
static char *
describe_values (const SamField *field)
{
  g_autoptr (GString) text = g_string_new (field->refers_to);

  for (guint i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", field->choices[i].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_fields (const SamKind *kind,
              SamOutputFormat format)
{
  const char *const names[] = { "field", "type", "reach", "flags", "label", "values", NULL };
  const char *const labels[] = { _ ("Field"), _ ("Type"), _ ("Reach"), _ ("Flags"), _ ("Label"), _ ("Values"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *values = describe_values (field);
      g_autofree char *flags = g_strconcat ((field->flags & SAM_REQUIRED) ? "required " : "",
                                            (field->flags & SAM_SENSITIVE) ? "sensitive " : "",
                                            (field->flags & SAM_SEARCHED) ? "searched " : "", NULL);

      sam_output_add (output, (const char *[]){ field->name, type_names[field->type], reach_names[field->reach],
                                                g_strchomp (flags), _ (field->label), values });
    }
  sam_output_print (output);
}

static void
print_kinds (SamOutputFormat format)
{
  const char *const names[] = { "kind", "label", "fields", NULL };
  const char *const labels[] = { _ ("Kind"), _ ("Label"), _ ("Fields"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", kinds[i]->n_fields);

      sam_output_add (output, (const char *[]){ kinds[i]->name, _ (kinds[i]->label_plural), count });
    }
  sam_output_print (output);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  SamOutputFormat format;
  const SamKind *kind;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  if (argc < 2)
    {
      print_kinds (format);
      return SAM_EXIT_DONE;
    }
  kind = sam_command_find_kind (self, argv[1]);
  if (kind == NULL)
    return SAM_EXIT_MISUSED;
  print_fields (kind, format);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_fields = {
  "fields",
  N_ ("[KIND]"),
  N_ ("Show the kinds of records, or the fields of one kind"),
  run,
};
