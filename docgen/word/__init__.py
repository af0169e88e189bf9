"""Word: compile a template file for a brand, render it from a mapping.

Tags stand anywhere that text can stand: body, headers, footers, notes, text boxes, content controls, links, alt texts,
other attributes (`w:val` of a row's height), and the properties of the document. Paragraph, row, cell and run tags, and
`cellbg`, `colspan`, `vm`, `hm` mean what they mean in docxtpl. There is no `raw`: braces that are no tag
are written `{_{` and `}_}`.

Text: a line end becomes a break, a blank line a new paragraph with the same properties. `Image`, `Shape`, `Link`,
`Markdown` and `Check` may stand in running text; `{{p tekst }}` gives whole paragraphs, or none at all when there is
nothing to say. A check box (w14 content control) whose content is one tag, `{{ besluit.akkoord }}`, is ticked by that
value.

A footnote or endnote with tags is filled where it is referred to: in a loop it sees the names of the loop, and every
turn has a note of its own. Links and REF and PAGEREF fields within a loop find the bookmark of their own turn.

A table of which no row is left disappears. A paragraph directly above or below it that holds `{# bij tabel #}` goes
with it.

`{{ (x == 'ja')|vinkje }}` prints a box of its own.

Text in a content control: several lines make it a control for rich text; in a control around a paragraph every line is
a paragraph, because LibreOffice moves line breaks there to the front.

Form fields: a content control whose tag is `veld:` and a path, `veld:intake.hulpvraag`, or with tags in it,
`veld:plan.doelen.{{ loop.index0 }}.tekst`. Its content is the value, `{{ intake.hulpvraag }}`; when that is empty,
blanks to click on stand there. Kinds: plain or rich text, date, drop-down or combo box, check box. The items of a
drop-down repeat with items whose text is a tag:

    display text        value
    {% for k in handboek.keuzen %}      (whatever Word makes of it)
    {{ k.naam }}        {{ k.code }}
    {% endfor %}

`reference.render_with_docxtpl` fills the same template with docxtpl; it is imported by who asks for it.
"""

from docgen.word.template import WordTemplate

__all__ = ["WordTemplate"]
