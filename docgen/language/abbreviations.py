"""Abbreviations with a full stop, by whether a sentence can end with them."""

from __future__ import annotations

from docgen.language.wordsets import word_set

# these stand before what they belong to: dr. Jansen, art. 12, ca. 40
INSIDE = word_set("""
    a.d.h.v aant afb afd afl alg arr art bc bijv bisschop blz br bv ca cf co d.d d.m.v d.w.z dd dhr dir div dr
    drs ds e.a.m em ev evt excl exc fam fig fr gebr geb gen gez hfdst hr i.c i.c.m i.h.b i.p.v i.s.m i.t.t i.v.m
    ing incl inz ir jhr jkvr jr. kap kol lic ll.m lt m.a.w m.b.t m.b.v m.h.o m.i m.i.v m.m.v m.n m.u.v max mej
    mevr mgr min mln mld mr mrs ms mw n.a.v n.b nl no nr nrs o.a o.b.v o.g.v o.i o.l.v o.v.v ong op.cit p pag
    par pres prof plm red resp sect secr sen st str t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.w.v tel temp toel u.a
    v.a v.d v.w.b vb vgl vnl voorz vs w.o wed zg zgn zr ad
    """)
# these can also end a sentence, which then goes on with a capital
ENDING = word_set("""
    a.s a.u.b aug c.q c.s chr d.v dec e.a e.d e.v ed enz etc feb febr g.g.z i.o inc jan jl jr jun jul l.l ltd
    m.m mrt n.chr n.m.m n.v nov o.i.d okt p.m p.p p.s q.q s.v.p sept sr t.e.m t.m t/m u v.chr v.l.n.r v.s z.o.z
    b.v n.v.t
    """)
KNOWN = INSIDE | ENDING
