/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-answer.h"

typedef struct
{
  GObject *asker; /* lives until the answer has come */
  gpointer there; /* NULL once the asker was disposed */
  SamAnswered answered;
} Question;

static Question *
question_new (gpointer asker,
              SamAnswered answered)
{
  Question *question = g_new0 (Question, 1);

  question->asker = g_object_ref (asker);
  question->answered = answered;
  g_set_weak_pointer (&question->there, asker);
  return question;
}

static void
question_free (Question *question)
{
  g_clear_weak_pointer (&question->there);
  g_object_unref (question->asker);
  g_free (question);
}

static void
on_answered_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (question->there != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    question->answered (question->asker, words != NULL ? words : error->message, words != NULL);
  question_free (question);
}

/**
 * sam_answer_ask:
 * @store: where the job is done
 * @func: the job, which answers with words of its own (a char *)
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @answered: tells the words, on this thread
 * @asker: (type GObject.Object): for @answered; it is not called any more once that was disposed
 */
void
sam_answer_ask (SamStoreThread *store,
                SamStoreFunc func,
                gpointer data,
                GDestroyNotify data_free,
                SamAnswered answered,
                gpointer asker)
{
  sam_store_thread_run_async (store, func, data, data_free, g_free, NULL, on_answered_cb,
                              question_new (asker, answered));
}
