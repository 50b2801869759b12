#include <algorithm>

#include "font/system_texts.h"
#include "text/text_item.h"
#include "unicode/character.h"

namespace banxin {
namespace {

constexpr char32_t kObjectReplacement = 0xFFFC;
constexpr char32_t kTextSelector = 0xFE0E, kEmojiSelector = 0xFE0F;

bool covers(CatalogSlice const& slice, char32_t c) {
  auto after =
      std::upper_bound(slice.ranges.begin(), slice.ranges.end(), c,
                       [](char32_t value, CodePointRange const& range) { return value < range.first; });
  return after != slice.ranges.begin() && c <= std::prev(after)->last;
}

bool is_upright_script(ScriptTag script) {
  return script == kScriptHani || script == script_tag('H', 'i', 'r', 'a') ||
         script == script_tag('K', 'a', 'n', 'a') || script == script_tag('B', 'o', 'p', 'o') ||
         script == script_tag('H', 'a', 'n', 'g');
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Of an alphabet, and perhaps not in the faces.
bool is_strange_letter(char32_t c) {
  constexpr char32_t kLatinExtendedB = 0x180, kRadicals = 0x2E80;
  return c >= kLatinExtendedB && c < kRadicals && (is_alphabetic_or_digit(c) || is_combining_mark(c));
}

bool is_letter_or_mark(char32_t c) {
  return is_alphabetic_or_digit(c) || is_combining_mark(c);
}

bool is_neutral(char32_t c) {
  ScriptTag const script = script_of(c);
  return script == kScriptZyyy || script == kScriptZinh;
}

// Walks spans, scripts and inline items along the text.
class Itemizer {
 public:
  Itemizer(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
           TextAnalysis const& analysis, Itemization& out)
      : paragraph_(paragraph), styles_(styles), fonts_(fonts), analysis_(analysis), out_(out) {}

  void run() {
    uint32_t const size = uint32_t(paragraph_.text.size());
    out_.items.clear();
    out_.slices.assign(size, kNoSlice);
    has_strange_letters_ = std::any_of(paragraph_.text.begin(), paragraph_.text.end(), is_strange_letter);
    for (uint32_t begin = 0; begin < size;) {
      uint32_t end = begin + 1;
      while (end < size && !analysis_.graphemes[end]) ++end;
      add({begin, end});
      begin = end;
    }
  }

 private:
  void add(TextRange grapheme) {
    TextItem item;
    item.range = grapheme;
    item.style = style_at(grapheme.begin);
    item.script = script_at(grapheme.begin);
    item.level = analysis_.bidi.levels[grapheme.begin];
    bool const atomic = meet_items(grapheme, item.begins_run);
    TextStyle const& style = styles_[item.style];
    FontRequest request = style.font;
    // Han, and what stands among Han, is emphasised by another face of its own.
    request.italic = style.italic && !is_upright_script(item.script);
    if (!request.italic) request.family = family_in(request);
    if (has_strange_letters_ && grapheme.begin >= word_end_) enter_word(grapheme.begin, request);
    choose_face(item, atomic, request);
    item.slant = request.italic && leans(item);
    out_.slices[grapheme.begin] = item.slice;
    // HarfBuzz would join the parts of a divided grapheme again.
    bool const divided = analysis_.graphemes[grapheme.begin] == 2;
    bool const joins =
        !out_.items.empty() && !item.begins_run && !divided && continues(out_.items.back(), item);
    if (joins) {
      out_.items.back().range.end = grapheme.end;
    } else {
      out_.items.push_back(item);
    }
    if (atomic) cut_next_ = true;
  }

  // Kai has the mainland's forms alone. Where others are read, Hei sets emphasis apart, never a glyph of another region.
  static FontFamily family_in(FontRequest const& request) {
    bool const regional = request.language != Language::zh_hans && request.language != Language::other;
    return request.family == FontFamily::kai && regional ? FontFamily::hei : request.family;
  }

  bool leans(TextItem const& item) const {
    bool const by_system = item.kind == TextItemKind::missing && fonts_.system_texts().available();
    bool const upright = item.face == kNoFace || !fonts_.catalog().faces[item.face].italic;
    return (item.kind == TextItemKind::shaped && upright) || (by_system && !is_emoji(item.range));
  }

  // A picture, or asked to be one (UTS #51, 1.4.3).
  bool is_emoji(TextRange grapheme) const {
    char32_t const base = paragraph_.text[grapheme.begin];
    char32_t const next = grapheme.size() > 1 ? paragraph_.text[grapheme.begin + 1] : 0;
    return next == kTextSelector    ? false
           : next == kEmojiSelector ? !is_han(base)
                                    : has_emoji_presentation(base);
  }

  static bool continues(TextItem const& a, TextItem const& b) {
    return a.kind == b.kind && a.style == b.style && a.script == b.script && a.level == b.level &&
           a.face == b.face && (a.kind == TextItemKind::deferred || a.slice == b.slice) &&
           a.slant == b.slant && a.range.size() + b.range.size() <= kLongestItem;
  }

  StyleId style_at(uint32_t position) {
    while (span_ + 1 < paragraph_.spans.size() && paragraph_.spans[span_].range.end <= position) ++span_;
    return span_ < paragraph_.spans.size() ? paragraph_.spans[span_].style : paragraph_.root_style;
  }

  ScriptTag script_at(uint32_t position) {
    while (script_ + 1 < analysis_.scripts.size() && analysis_.scripts[script_].range.end <= position)
      ++script_;
    return script_ < analysis_.scripts.size() ? analysis_.scripts[script_].script : kScriptZyyy;
  }

  // True when the grapheme is an atomic item. A run begins at every box edge, and before and after an atomic.
  bool meet_items(TextRange grapheme, bool& begins_run) {
    begins_run = cut_next_;
    cut_next_ = false;
    bool atomic = false;
    for (; item_ < paragraph_.items.size() && paragraph_.items[item_].position < grapheme.end; ++item_) {
      InlineItem const& item = paragraph_.items[item_];
      if (item.kind != InlineItemKind::float_anchor) begins_run = true;
      if (item.kind != InlineItemKind::atomic) {
        if (item.position > grapheme.begin) cut_next_ = true;
      } else if (paragraph_.text[grapheme.begin] == kObjectReplacement && item.position == grapheme.begin) {
        atomic = true;
      }
    }
    return atomic;
  }

  void choose_face(TextItem& item, bool atomic, FontRequest const& request) {
    char32_t const base = paragraph_.text[item.range.begin];
    if (atomic || base == U'\n' || base == U'\t' || is_control(base) || is_default_ignorable(base)) return;
    if (fonts_.system_texts().available() && is_emoji(item.range)) {
      item.kind = TextItemKind::missing;  // whatever black forms the faces have
      return;
    }
    if (strange_word_ && strange_choice_.slice == kNoSlice) {
      item.kind = TextItemKind::missing;
      return;
    }
    FontChoice choice = fonts_.choose(base, request);
    TextItem const* previous = out_.items.empty() ? nullptr : &out_.items.back();
    if (previous && previous->kind == TextItemKind::shaped && previous->style == item.style &&
        choice.slice != previous->slice && is_neutral(base) && !takes_marks_elsewhere(*previous) &&
        covers(fonts_.slice(previous->slice), base)) {
      choice = {previous->face, previous->slice};
    } else if (strange_word_ && covers(fonts_.slice(strange_choice_.slice), base)) {
      choice = strange_choice_;
    } else if (item.range.size() > 1) {
      choice = choice_for_marks(item.range, request, choice);
    }
    if (choice.slice != kNoSlice && !covers_marks(item.range, request, choice)) choice = {};
    item.face = choice.face;
    item.slice = choice.slice;
    if (choice.face == kNoFace || choice.slice == kNoSlice) {
      item.kind = TextItemKind::missing;
    } else if (fonts_.slice(choice.slice).uniform_advance > 0) {
      item.kind = TextItemKind::deferred;
    } else {
      item.kind = fonts_.font(choice.slice) ? TextItemKind::shaped : TextItemKind::missing;
    }
  }

  // A word with a letter that no shipped face covers is drawn whole where that letter is: pieces of two fonts
  // look like a misprint.
  void enter_word(uint32_t begin, FontRequest const& request) {
    uint32_t limit = uint32_t(paragraph_.text.size());
    if (span_ < paragraph_.spans.size()) limit = std::min(limit, paragraph_.spans[span_].range.end);
    if (script_ < analysis_.scripts.size()) limit = std::min(limit, analysis_.scripts[script_].range.end);
    uint32_t end = begin;
    while (end < limit && is_letter_or_mark(paragraph_.text[end])) ++end;
    word_end_ = std::max(end, begin + 1);
    strange_word_ = false;
    for (uint32_t i = begin; i < end && !strange_word_; ++i) {
      if (!is_strange_letter(paragraph_.text[i])) continue;
      strange_choice_ = fonts_.choose(paragraph_.text[i], request);
      strange_word_ = strange_choice_.slice == kNoSlice
                          ? fonts_.system_texts().available()
                          : fonts_.catalog().faces[strange_choice_.face].last_resort;
    }
  }

  // A rare ideograph from a face of last resort does not draw the marks after it there.
  bool takes_marks_elsewhere(TextItem const& item) const {
    return fonts_.catalog().faces[item.face].last_resort && is_upright_script(item.script);
  }

  // A face that has the marks as well as the base is better than the base's own first choice.
  FontChoice choice_for_marks(TextRange grapheme, FontRequest const& request, FontChoice base_choice) const {
    if (base_choice.slice == kNoSlice || fonts_.slice(base_choice.slice).uniform_advance > 0)
      return base_choice;
    char32_t const base = paragraph_.text[grapheme.begin];
    for (uint32_t i = grapheme.begin + 1; i < grapheme.end; ++i) {
      char32_t const mark = paragraph_.text[i];
      if (is_default_ignorable(mark) || covers(fonts_.slice(base_choice.slice), mark)) continue;
      FontChoice const other = fonts_.choose(mark, request);
      if (other.slice == kNoSlice || fonts_.slice(other.slice).uniform_advance > 0) return base_choice;
      return covers(fonts_.slice(other.slice), base) ? other : base_choice;
    }
    return base_choice;
  }

  // A grapheme that is only partly covered is better drawn whole by the host than in pieces. The marks of a
  // deferred base come from any slice.
  bool covers_marks(TextRange grapheme, FontRequest const& request, FontChoice choice) const {
    bool const deferred = fonts_.slice(choice.slice).uniform_advance > 0;
    for (uint32_t i = grapheme.begin + 1; i < grapheme.end; ++i) {
      char32_t const mark = paragraph_.text[i];
      if (is_default_ignorable(mark)) continue;
      if (deferred ? fonts_.choose(mark, request).slice == kNoSlice
                   : !covers(fonts_.slice(choice.slice), mark))
        return false;
    }
    return true;
  }

  // HarfBuzz bounds what one buffer may grow to; 64 Ki code points keep far from it.
  static constexpr uint32_t kLongestItem = 1u << 16;

  Paragraph const& paragraph_;
  std::span<TextStyle const> styles_;
  FontSet const& fonts_;
  TextAnalysis const& analysis_;
  Itemization& out_;
  size_t span_ = 0, script_ = 0, item_ = 0;
  bool cut_next_ = false;
  bool has_strange_letters_ = false, strange_word_ = false;  // the latter of the word up to word_end_
  uint32_t word_end_ = 0;
  FontChoice strange_choice_;
};

}  // namespace

void itemize(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
             TextAnalysis const& analysis, Itemization& out) {
  Itemizer(paragraph, styles, fonts, analysis, out).run();
}

}  // namespace banxin
