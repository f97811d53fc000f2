/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the network of the demo tells and hears: stories with and without consent, signals from groups, and advice
 * asked of experts. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

/* Days are from the day of the demo; G_MININT: never. */
#define NEVER G_MININT

typedef struct
{
  const char *title;
  const char *text;
  const char *audience;
  const char *channel;
  const char *where;
  int talked;
  int agreed;
  int told;
  int planned;
} Story;

static const Story stories[] = {
  {
      "Weer buiten lopen",
      "Eerst durfde ik de straat niet op. In de groep liep er steeds iemand een stukje mee. Nu loop ik de hele ronde, "
      "en haal ik zelf een nieuwe op.",
      "public",
      "public_site",
      "Site van het netwerk",
      -120,
      -110,
      -45,
      3,
  },
  {
      "Wat de huisarts niet kon vertellen",
      "Mijn huisarts wist alles van de ziekte. Mijn groep wist hoe je er een verjaardag mee viert.",
      "professionals",
      "region",
      "Workshop voor praktijken",
      -80,
      -75,
      -60,
      NEVER,
  },
  {
      "De brieven op een stapel",
      "Ik maakte geen enveloppe meer open. Iemand kwam naast me zitten en zei: we beginnen met één.",
      "both",
      "press",
      "Wijkkrant",
      -30,
      NEVER,
      NEVER,
      12,
  },
  {
      "Een lege stoel aan tafel",
      "Over rouw, en over koffie op dinsdag.",
      "public",
      "print",
      NULL,
      NEVER,
      NEVER,
      NEVER,
      NEVER,
  },
};

typedef struct
{
  const char *title;
  const char *category;
  const char *text;
  const char *topics; /* short names, with "; " between */
  int times;
  const char *status;
  const char *response;
} Signal;

static const Signal signals[] = {
  {
      "Brieven van de gemeente zijn te moeilijk",
      "access",
      "Mensen begrijpen niet wat ze moeten doen en laten de brief liggen. Een telefoonnummer bovenaan zou al helpen.",
      "schulden; laaggeletterd",
      7,
      "answered",
      "De gemeente zet vanaf het voorjaar een nummer en een naam boven elke brief.",
  },
  {
      "Geen bus terug na de avondbijeenkomst",
      "access",
      "Na negen uur rijdt er geen bus meer naar de kernen. Deelnemers gaan eerder weg of komen niet.",
      "eenzaamheid",
      5,
      "delivered",
      NULL,
  },
  {
      "Naasten horen te laat wat ze kunnen vragen",
      "prevention",
      "Mantelzorgers zeggen dat ze pas na maanden hoorden welke hulp er is, toen het al te veel was.",
      "mantelzorg; dementie",
      9,
      "delivered",
      NULL,
  },
  {
      "Wachtlijst zonder bericht",
      "care",
      "Wie op een wachtlijst staat, hoort maanden niets. Af en toe een bericht zou veel onrust schelen.",
      "angst; depressie",
      4,
      "noted",
      NULL,
  },
  {
      "Regels bij vrijwilligerswerk naast een uitkering",
      "policy",
      "Ervaringsdeskundigen durven geen onkosten aan te nemen uit angst voor hun uitkering.",
      "arbeidsongeschikt",
      3,
      "noted",
      NULL,
  },
};

static gboolean
save_consent (SamDemoWorld *world,
              const char *story,
              const Story *told,
              GError **error)
{
  g_autoptr (SamRecord) consent = sam_demo_create (world, "consent");

  sam_record_set_text (consent, "about", story);
  sam_record_set_text (consent, "purpose", "story");
  sam_record_set_text (consent, "channel", told->channel);
  sam_record_set_text (consent, "how", "form");
  sam_demo_set_day (world, consent, "given_on", told->agreed);
  sam_demo_set_day (world, consent, "expires_on", told->agreed + 365);
  return sam_demo_save (world, consent, NULL, error);
}

/* Items have ids of their own, which must be the same whenever the demo is made. */
static void
set_told (SamDemoWorld *world,
          SamRecord *story,
          const Story *told)
{
  g_autoptr (GString) items = g_string_new ("[");
  g_autofree char *told_on = told->told != NEVER ? sam_demo_date (world, told->told) : NULL;
  g_autofree char *planned_on = told->planned != NEVER ? sam_demo_date (world, told->planned) : NULL;

  if (told_on != NULL)
    g_string_append_printf (items,
                            "{\"audience\":\"%s\",\"channel\":\"%s\",\"id\":\"told\",\"on\":\"%s\",\"where\":\"%s\"}",
                            told->audience, told->channel, told_on, told->where);
  if (planned_on != NULL)
    g_string_append_printf (items,
                            "%s{\"audience\":\"%s\",\"channel\":\"%s\",\"id\":\"planned\",\"planned_on\":\"%s\","
                            "\"where\":\"%s\"}",
                            told_on != NULL ? "," : "", told->audience, told->channel, planned_on, told->where);
  g_string_append_c (items, ']');
  if (items->len > 2)
    sam_record_set_value (story, "told", items->str);
}

static gboolean
make_story (SamDemoWorld *world,
            const Story *told,
            GError **error)
{
  g_autoptr (SamRecord) story = sam_demo_create (world, "story");

  sam_record_set_text (story, "title", told->title);
  sam_record_set_text (story, "text", told->text);
  sam_record_set_text (story, "audience", told->audience);
  sam_record_set_text (story, "expert", sam_demo_pick_id (world, world->experts));
  if (told->talked != NEVER)
    sam_demo_set_day (world, story, "talked_on", told->talked);
  set_told (world, story, told);
  /* Who agreed did so before it was told. */
  return (told->agreed == NEVER || save_consent (world, sam_record_get_id (story), told, error)) &&
         sam_demo_save (world, story, NULL, error);
}

static gboolean
make_signal (SamDemoWorld *world,
             const Signal *heard,
             GError **error)
{
  g_autoptr (SamRecord) signal = sam_demo_create (world, "signal");
  g_auto (GStrv) topics = g_strsplit (heard->topics, "; ", -1);

  for (guint i = 0; topics[i] != NULL; i++)
    {
      char *id = sam_id_from_key (sam_kind_find ("topic"), topics[i]);

      g_free (topics[i]);
      topics[i] = id;
    }
  sam_record_set_text (signal, "title", heard->title);
  sam_record_set_text (signal, "category", heard->category);
  sam_record_set_text (signal, "text", heard->text);
  sam_record_set_strv (signal, "topics", (const char *const *) topics);
  sam_record_set_integer (signal, "times", heard->times);
  sam_record_set_text (signal, "status", heard->status);
  sam_record_set_text (signal, "response", heard->response);
  sam_demo_set_day (world, signal, "noted_on", -(int) (20 + sam_demo_roll (world, 120)));
  if (!g_str_equal (heard->status, "noted"))
    sam_demo_set_day (world, signal, "delivered_on", -(int) sam_demo_roll (world, 20));
  return sam_demo_save (world, signal, NULL, error);
}

static gboolean
make_deployments (SamDemoWorld *world,
                  GError **error)
{
  static const struct
  {
    const char *subject, *type, *status, *result;
  } requests[] = {
    { "Meelezen met de nieuwe folder over schulden", "advice", "done",
      "Twee alinea’s zijn geschrapt en het nummer staat nu bovenaan." },
    { "Beleidsplan mantelzorg toetsen", "policy_test", "agreed", NULL },
    { "Klankbord voor de wachtkamer van de praktijk", "sounding_board", "requested", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SamRecord) deployment = sam_demo_create (world, "deployment");

      sam_record_set_text (deployment, "subject", requests[i].subject);
      sam_record_set_text (deployment, "type", requests[i].type);
      sam_record_set_text (deployment, "status", requests[i].status);
      sam_record_set_text (deployment, "result", requests[i].result);
      sam_record_set_text (deployment, "expert", sam_demo_pick_id (world, world->experts));
      sam_record_set_text (deployment, "organisation", sam_demo_pick_id (world, world->practices));
      sam_demo_set_day (world, deployment, "requested_on", -(int) (60 - 20 * i));
      if (!sam_demo_save (world, deployment, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_demo_make_knowledge:
 *
 * Stories, signals and advice that was asked for. Needs the experts and practices: make those first.
 */
gboolean
sam_demo_make_knowledge (SamDemoWorld *world,
                         GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    if (!make_story (world, &stories[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (!make_signal (world, &signals[i], error))
      return FALSE;
  return make_deployments (world, error);
}
