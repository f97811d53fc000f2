/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-region.h"

#include "record/kinds/sam-kinds.h"

/* What a field of a random record may be; "" leaves it unset. "@kind" is one of that kind, there or not, "<kind" one
 * made before; "%" a day, "&" an instant, "!" one on 15 June 2026, "+" a
 * later one. */
typedef struct
{
  const char *kind;
  guint n;
  const char *fields; /* "name=a,b,c|name=…" */
} Recipe;

static const Recipe recipes[] = {
  { "network", 2, "name=N|municipalities=,Heerlen,Heerlen,Heerlen; Kerkrade" },
  { "project", 3, "name=P|network=,@network" },
  { "topic", 8, "name=T|sensitivity=,normal,high|merged_into=,,,,,<topic" },
  { "venue", 3, "name=V|municipality=,Heerlen,Kerkrade" },
  { "person", 16, "first_name=A|merged_into=,,,,,,<person" },
  { "care", 2, "name=Z|type=care_group" },
  { "organisation", 9,
    "name=O|type=practice,practice,practice,practice,hospital|part_of=,@care|cluster=,@care|"
    "municipality=,Heerlen,Kerkrade,Landgraaf|connected_since=,,,%|connected_until=,,,%|leaflets=,yes,no|"
    "visited_on=,%|gps=,1,5|merged_into=,,,,,,,<organisation" },
  { "material", 3, "name=F|current=,true,true,false|edition_name=,2025,2026|published_on=,%" },
  { "delivery", 14,
    "organisation=@organisation|material=,@material,@material|edition=,2025,2026|delivered_on=,%,%,%|gone_on=,,%" },
  { "staff", 26,
    "person=@person|organisation=@organisation|function=gp,gp,gp,assistant|contact_person=,true,true,false|"
    "contact_person_since=,%,%|contact_person_until=,,,%|workshop_followed_on=,,%|since=,,%|until=,,,%" },
  { "workshop", 3, "title=W|date=,%,%|type=,workshop,workshop,training" },
  { "participation", 12, "person=@person|workshop=@workshop|status=,attended,attended,no_show" },
  { "group", 24,
    "name=G|status=,forming,open,open,open,full,paused,ended|status_since=,%|connected_since=,%,%,%|"
    "connected_until=,,,%|municipality=,Heerlen,Kerkrade|venue=,@venue|network=,@network|verified_on=,%,%|"
    "bounced_on=,,,%|unlisted_on=,,,,%|topics=,@topic,@topic,@topic; @topic|merged_into=,,,,,,,<group" },
  { "question", 24,
    "subject=Q|received_at=,&,&,&,&,!|answered_at=,&,+|channel=,platform,platform,phone,desk|"
    "status=,new,in_progress|municipality=,Heerlen,Kerkrade|practice=,@organisation|project=,,@project|"
    "merged_into=,,,,,,,,<question" },
  { "match", 16, "question=@question|contact_on=,%,%,%|form_sent_on=,%" },
  { "evaluation", 20,
    "form=match,match,match,relative,workshop|about=,,@match|filled_in_on=,%,%,%|helped=,yes,yes,a_little,no,unknown|"
    "stronger=,yes,no|healthier=,yes,a_little" },
};

/* What the reports look at beside that. */
static const Recipe additions[] = {
  { "topic", 8, "domain=,body,body,mind" },
  { "person", 16, "volunteer=,,true" },
  { "organisation", 9, "type=practice,practice,practice,practice,hospital,municipality" },
  { "participation", 12, "organisation=,@organisation" },
  { "group", 24, "form=,,group,group,group,online|audience=,peers,relatives,peers; parents|size_min=,4,9" },
  { "question", 24, "source=,self,relative|no_offer_on=,,%|topics=,@topic,@topic; @topic|"
                    "asker_email=,a@x.example,A@X.example,b@x.example" },
  { "evaluation", 20,
    "more_control=,yes,no|understood=,yes,a_little|insight=,yes,no|family=,yes,no|less_dependent=,yes,unknown" },
  { "expert", 12,
    "person=@person|status=,active,active,paused|active_since=,%|volunteers=,true,false|merged_into=,,,,,<expert" },
  { "deployment", 14,
    "subject=D|type=advice,policy_test,talk,sounding_board|organisation=,@organisation|date=,%,%|"
    "status=done,done,agreed" },
  { "signal", 14, "title=S|category=,prevention,prevention,policy|noted_on=,%,%|delivered_on=,%" },
  { "contact", 20, "subject=C|type=,call,visit|about=,@organisation,@group,@person|date=,%,%" },
  { "group", 24, "needs=,$,$" },
};

static char *
make_day (GRand *rand)
{
  return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 2024, 2027), g_rand_int_range (rand, 1, 13),
                          g_rand_int_range (rand, 1, 29));
}

/* Most references lead somewhere. */
static char *
make_reference (GRand *rand,
                const char *kind)
{
  guint n = 0;
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    if (g_str_equal (recipes[i].kind, kind))
      n = recipes[i].n;
  number = (guint) g_rand_int_range (rand, 0, (int) n) + (g_rand_int_range (rand, 0, 20) == 0 ? 1000 : 0);
  return g_strdup_printf ("@%s:%s%u", g_str_equal (kind, "care") ? "organisation" : kind, kind, number);
}

static char *
make_part (GRand *rand,
           const char *part,
           guint number,
           gint64 *received)
{
  switch (*part)
    {
    case '%':
      return make_day (rand);
    case '&':
      *received = 1704067200 + g_rand_int_range (rand, 0, 3 * 365 * 24) * G_GINT64_CONSTANT (3600);
      return g_strdup_printf ("%" G_GINT64_FORMAT, *received);
    case '!':
      *received = G_GINT64_CONSTANT (1781481600) + g_rand_int_range (rand, 0, 20 * 3600);
      return g_strdup_printf ("%" G_GINT64_FORMAT, *received);
    case '+': /* an answer some hours after the question */
      return *received == 0 ? g_strdup ("")
                            : g_strdup_printf ("%" G_GINT64_FORMAT,
                                               *received + g_rand_int_range (rand, 1, 60) * G_GINT64_CONSTANT (3600));
    case '$': /* what a room costs */
      return g_strdup_printf ("[{\"id\":\"a\",\"need\":\"Zaal\",\"cost\":\"%d%s\"}]", g_rand_int_range (rand, 0, 200),
                              g_rand_boolean (rand) ? ",50" : "");
    case '<':
      return g_strdup_printf ("@%s:%s%d", part + 1, part + 1, g_rand_int_range (rand, 0, (int) number));
    case '@':
      return make_reference (rand, part + 1);
    default:
      return g_strdup (part);
    }
}

static void
add_field (GString *values,
           GRand *rand,
           const char *field,
           guint number,
           gint64 *received)
{
  g_auto (GStrv) halves = g_strsplit (field, "=", 2);
  g_auto (GStrv) choices = g_strsplit (halves[1], ",", -1);
  const char *choice = choices[g_rand_int_range (rand, 0, (int) g_strv_length (choices))];
  g_auto (GStrv) parts = g_strsplit (choice, "; ", -1);
  g_autofree char *value = NULL;

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *plain = *part;

      *part = make_part (rand, plain, number, received);
    }
  /* A set names nothing twice. */
  if (parts[0] != NULL && g_strcmp0 (parts[0], parts[1]) == 0)
    g_clear_pointer (&parts[1], g_free);
  value = g_strjoinv ("; ", parts);
  if (*value != '\0')
    g_string_append_printf (values, "%s%s=%s", values->len > 0 ? "|" : "", halves[0], value);
}

static char *
make_values (GRand *rand,
             const Recipe *recipe,
             guint number)
{
  g_auto (GStrv) fields = g_strsplit (recipe->fields, "|", -1);
  g_autoptr (GString) values = g_string_new (NULL);
  gint64 received = 0;

  for (char **field = fields; *field != NULL; field++)
    /* The first of a kind stands for itself: it is what figures are narrowed to. */
    if (number > 0 || !g_str_has_prefix (*field, "merged_into"))
      add_field (values, rand, *field, number, &received);
  return g_string_free (g_steal_pointer (&values), FALSE);
}

static SamRecord *
make_random (GRand *rand,
             const Recipe *recipe,
             guint number)
{
  const char *kind = g_str_equal (recipe->kind, "care") ? "organisation" : recipe->kind;
  g_autofree char *key = g_strdup_printf ("%s%u", recipe->kind, number);
  g_autofree char *values = make_values (rand, recipe, number);

  return make_record (kind, key, values);
}

/* From numbers of their own, so that what was made before stays as it was. */
static void
add_more (Region *region,
          GHashTable *records,
          guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    for (guint k = 0; k < additions[i].n; k++)
      {
        g_autofree char *key = g_strdup_printf ("%s%u", additions[i].kind, k);
        g_autofree char *id = make_id (additions[i].kind, key);
        g_autofree char *values = make_values (rand, &additions[i], k);
        SamRecord *record;

        put_record (region, additions[i].kind, key, values);
        record = sam_store_load (region->store, id, &error);
        g_assert_no_error (error);
        g_hash_table_replace (records, (gpointer) sam_record_get_id (record), record);
      }
}

GHashTable *
random_region_fill (Region *region,
                    guint32 seed)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_store_begin (region->store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    for (guint k = 0; k < recipes[i].n; k++)
      {
        SamRecord *record = make_random (rand, &recipes[i], k);

        sam_store_save (region->store, record, &error);
        g_assert_no_error (error);
        g_hash_table_insert (records, (gpointer) sam_record_get_id (record), record);
      }
  add_more (region, records, seed);
  g_assert_true (sam_store_commit (region->store, &error));
  return records;
}

GHashTable *
region_load_all (Region *region)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  guint n;
  const SamKind *const *kinds = sam_kinds_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SamQuery) query = sam_query_new (kinds[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < rows->len; k++)
        {
          SamRecord *record = sam_store_load (region->store, ((SamRow *) rows->pdata[k])->id, &error);

          g_assert_no_error (error);
          g_hash_table_insert (records, (gpointer) sam_record_get_id (record), record);
        }
    }
  return records;
}
