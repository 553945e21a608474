"""The app: functions a page, one module each; widgets from the schema, no arithmetic in a page.

How to write a page
-------------------
1. Make ``model/ui/staff.py`` with one public function without parameters, ``show_staff()``. It draws the page each
   time Streamlit runs the script, and ends early where figures are still on their way.
2. Put it in ``PAGES`` in ``model/ui/pages.py``: one line with key, address, key of its title's words, function. The
   router draws the title, tells faults in words with an id (:func:`model.ui.guard.guarded`) and speaks the language.
3. Words go in ``model/report/texts/{en,nb,nn}/page_staff.py``, named in ``model/report/texts/pages.py``; ``text(key)``.

What a page may use
-------------------
``current_session()``
    The one :class:`model.ui.session.Session` of this browser session. It outlives a change of page or language, and
    nothing in it is seen by others. Never ``st.cache_*``: that is shared by everybody.
``session.draft``, ``session.scenario(draft)``
    What is chosen now, and as a scenario with overlays laid on (kept, so ask as often as you like).
``session.listed()``
    The baseline, the saved drafts and the current one as ``Named(title, draft)``, for laying them side by side.
``answer_for(session, draft)``
    The headline figures: ``answer.figures`` can be told (``headline_frame``, ``findings``) or is None; ``answer.whole``
    tells the whole run from the first answer, which has means and no ranges; ``answer.old`` that the figures belong to
    the draft as it was before. ``answer.task.first`` and ``.value`` are the ``Headlines`` that ``compare`` takes. Then
    ``show_progress(answer)``: what is going on, a stop button, and the page drawn anew when there is more to show.
``work_for(session, kind, key, work)``
    Any other long work, such as a rota or a whole ``run``, in the background: ``work(tell)`` gives the value, `tell` is
    the ``progress`` that the rooms take. At most one of a `kind` goes on; another `key` stops it. Comes back as a
    ``Task`` with ``value``, ``fault``, ``old``; ``show_progress(task)`` as above. ``key`` must hold all that the work
    depends on, ``session.key(draft)`` first of all.
``show_chart(chart, frame, alt, columns)``, ``show_table(frame, columns)``
    The chart, its text alternative and the figures behind it, written as the language writes numbers.
``literal(words)``
    Around everything a user wrote (titles, names, reasons, cells) in whatever Streamlit reads as Markdown; ``st.text``
    needs it not.
``choose_one("staff_chart", label, titles)`` and the others of :mod:`model.ui.choosing`
    What a person chooses to see outlives a change of page and goes along in a share link: declare it with what it may
    be in ``CHOICES`` in ``model/ui/choices.py``.

Keys of widgets begin with the page's key and a space. A widget that only belongs to one page loses its value when
another page is drawn; so what matters is put in the session by ``on_change``, and read from there. A callback is
``@answering`` (:mod:`model.ui.guard`): it speaks the session's language and tells its faults. An own ``@st.fragment``
begins with ``speak(current_session())``. Words of options are worked
out before the widget (``format_func=words.__getitem__``): Streamlit knows a choice by its words, also after the run.
"""

from model.ui.pages import PAGES, begin, drawn, title

__all__ = ["PAGES", "begin", "drawn", "title"]
