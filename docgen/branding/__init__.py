"""A house style as data, and its application to Word and Excel parts; pictograms and drawings in its colours."""

from docgen.branding.brand import Brand, check_brand
from docgen.branding.excel import brand_excel
from docgen.branding.word import brand_word

__all__ = ["Brand", "brand_excel", "brand_word", "check_brand"]
