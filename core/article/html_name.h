// The names of HTML elements and attributes that the reader knows, each with what the tree builder has to
// know about it. A name that is not here is not an element to us: its tags are passed over and its text
// stays.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace banxin {

enum class Tag : uint8_t {
  none,
  // clang-format off
  a, abbr, acronym, address, article, aside, audio, b, base, bdi, bdo, big, blockquote, body, br, button, caption, center,
  cite, code, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, fieldset, figcaption, figure, font, footer,
  form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, ins, kbd, legend, li, listing, main,
  mark, menu, nav, noembed, noframes, noscript, ol, p, picture, plaintext, pre, q, rb, rp, rt, rtc, ruby, s, samp, script,
  search, section, select, share_button, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody,
  td, template_, text, textarea, tfoot, th, thead, time, title, tr, trailer, tspan, tt, u, ul, var, video, wbr, xmp,
  // clang-format on
  count_
};

enum class TagKind : uint8_t {
  document,    ///< html, head, body, base, title: data of the document, no box
  block,       ///< ends an open paragraph
  formatting,  ///< inline; goes on in the next block when its block ends first (HTML, 13.2.4.3)
  inline_,     ///< inline; ends with its block
  phrase,      ///< inline and void: br, img, wbr
  table_part,  ///< inside table only
  island,      ///< tags inside cannot close anything outside
  raw_text,    ///< content is not markup and is not shown
  foreign,     ///< counts only inside svg
};

std::string_view tag_name(Tag tag);  ///< static storage; empty for none
Tag tag_of_name(std::string_view lower_case_name);
TagKind tag_kind(Tag tag);
bool is_void(Tag tag);
bool is_heading(Tag tag);
bool is_inline(Tag tag);  ///< of an inline kind that holds content
bool is_cell(Tag tag);
bool is_pre(Tag tag);  ///< keeps its white space
bool is_ruby_part(Tag tag);

enum class AttributeName : uint8_t {
  // clang-format off
  align, alt, aria_label, bgcolor, class_, color, colspan, data_actualsrc, data_lazy_src, data_lazy_srcset, data_original,
  data_src, data_srcset, datetime, dir, height, hidden, href, id, lang, media, name, open, poster, pudate, reversed, rowspan,
  scope, src, srcset,
  start, style, title, type, valign, value, width, xml_lang,
  // clang-format on
  count_
};

std::optional<AttributeName> attribute_of_name(std::string_view lower_case_name);

}  // namespace banxin
